import { choice, date, line, list, plain } from "../kinds.ts";
import { defineTemplate } from "../template.ts";

/** The canteen for a week. Dishes of the same day stand together; `allergens` are its letters and numbers. */
export const menu = defineTemplate("menu", {
  title: line(200, { required: true }),
  dishes: list(
    { min: 5, max: 40 },
    {
      day: date({ required: true }),
      dish: line(200, { required: true }),
      diet: choice(["any", "vegetarian", "vegan", "fish", "pork", "beef", "poultry"]),
      allergens: plain(40),
      price: plain(20),
    },
  ),
  note: line(300),
});
