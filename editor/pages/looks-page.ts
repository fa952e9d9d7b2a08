import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { StoredLook } from "../../domain/api/looks.ts";
import type { GroupId } from "../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../domain/model/look.ts";
import { Problem } from "../../domain/model/problem.ts";
import { lookFor } from "../../domain/programme/looks.ts";
import { api } from "../api-client.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import { issueOf, problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import "../looks/add-look-dialog.ts";
import { differences } from "../looks/differences.ts";
import { draftOf, draftOwners, dropDraft, keepDraft, type LookDraft, type Owner } from "../looks/look-drafts.ts";
import type { LookForm } from "../looks/look-form.ts";
import "../looks/look-form.ts";
import { type LookInput, readLook, shownLook, typedLook } from "../looks/look-input.ts";
import "../looks/look-list.ts";
import "../looks/look-stage.ts";
import { LooksData } from "../looks/looks-data.ts";
import { looksPageStyles } from "../looks/looks-page-styles.ts";
import { navigate, type Place } from "../router.ts";
import { currentSession } from "../session.ts";
import { conflictNote, standing } from "../stale-save.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

/** How the screens look: the organisation's look and those of groups, each with the player's own stage beside it. For administrators. */
@customElement("looks-page")
export class LooksPage extends LitElement {
  static override styles = [base, buttons, forms, notes, looksPageStyles];

  @property({ attribute: false }) place?: Place;
  @state() private adding = false;
  @state() private busy = false;
  @state() private failed: unknown;
  @state() private current: StoredLook | undefined;
  @state() private edits = 0;
  @query("look-form") private readonly form!: LookForm | null;
  readonly #data = new LooksData(this);
  readonly #groups = new GroupList(this);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeunload", this.#onLeave);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) this.#forgive();
  }

  get #owner(): Owner {
    const wanted = this.place?.query.get("group");
    return this.#groups.groups.find(({ id }) => id === wanted)?.id ?? null;
  }

  get #name(): string {
    const owner = this.#owner;
    return owner === null ? currentSession().organisation.name : this.#groups.nameOf(owner);
  }

  /** What is being edited: a draft, or what is saved, or for a group's first look that of above. */
  #draftFor(owner: Owner): LookDraft {
    const stored = this.#data.of(owner);
    const draft = draftOf(owner);
    if (draft) return draft;
    if (stored) return { input: typedLook(stored.look), saved: stored.look, version: stored.version };
    const above = owner === null ? USUAL_LOOK : lookFor(this.#data.looks, this.#groups.groups, [owner]);
    return { input: typedLook(above), saved: null, version: 0 };
  }

  protected override render() {
    const { items, failed } = this.#data;
    return html`<div class="page-header"><h1 tabindex="-1">${t("looks.title")}</h1></div>
      <p class="soft lead">${t("looks.lead")}</p>
      ${items && this.#groups.loaded ? this.#columns(items) : failed === undefined ? listLoading() : listFailure(failed, () => this.#data.load())}`;
  }

  #columns(items: NonNullable<LooksData["items"]>): TemplateResult {
    const owner = this.#owner;
    const draft = this.#draftFor(owner);
    return html`<div class="columns">
      <div class="owners">
        <look-list .looks=${items} .groups=${this.#groups.groups} .chosen=${owner} .edits=${this.edits}></look-list>
        <button class="button small" type="button" @click=${() => {
          this.adding = true;
        }}><ui-icon name="plus"></ui-icon>${t("looks.add")}</button>
      </div>
      <section class="card edit" aria-labelledby="whose">
        ${this.#head(owner)}
        ${this.#note(draft)}
        <look-form .input=${draft.input} logoError=${this.#logoError} @look-input=${(event: CustomEvent<LookInput>) => this.#typed(event.detail)}></look-form>
        ${this.#foot(owner, draft)}
      </section>
      <section class="stage" aria-label=${t("looks.stage")}><look-stage .look=${shownLook(draft.input)} place=${owner === null ? "" : this.#name}></look-stage></section>
    </div>
    <add-look-dialog .open=${this.adding} .groups=${this.#groups.groups} .taken=${new Set<Owner>([...items.map(({ groupId }) => groupId), ...draftOwners()])}
      @look-add=${(event: CustomEvent<GroupId>) => this.#add(event.detail)} @dialog-close=${() => {
        this.adding = false;
      }}></add-look-dialog>`;
  }

  #head(owner: Owner): TemplateResult {
    const stored = this.#data.of(owner);
    return html`<div class="head">
      <h2 id="whose">${this.#name}</h2>
      ${owner !== null && stored ? html`<button class="button small quiet" type="button" @click=${() => this.#remove(stored, owner)}><ui-icon name="trash"></ui-icon>${t("looks.remove")}</button>` : nothing}
    </div>`;
  }

  #note({ input }: LookDraft): TemplateResult | typeof nothing {
    const { current, failed } = this;
    if (current) {
      const lines = differences(current.look, shownLook(input));
      return conflictNote({ lines, onTheirs: () => this.#takeTheirs(current), onMine: () => this.#saveOver(current.version) });
    }
    if (failed === undefined) return nothing;
    if (failed instanceof Problem && failed.code === "not-found") {
      return html`<div class="problem-summary" role="alert" tabindex="-1"><ui-icon name="users"></ui-icon><div><p>${t("looks.goneMeanwhile")}</p>
        <p class="conflict-choice"><button class="button small" type="button" @click=${this.#discard}>${t("looks.discard")}</button><button class="button small" type="button" @click=${() => this.#saveOver(0)}>${t("looks.saveAgain")}</button></p></div></div>`;
    }
    return problemSummary(this.#logoError || problemText(failed), []);
  }

  #foot(owner: Owner, { saved }: LookDraft): TemplateResult {
    const isDraft = draftOf(owner) !== undefined;
    return html`<div class="foot">
      <p class="soft small" role="status">${isDraft || saved === null ? this.#reach(owner) : t("looks.allSaved")}</p>
      ${isDraft ? html`<button class="button" type="button" @click=${this.#discard}>${t("looks.discard")}</button>` : nothing}
      <button class="button ${isDraft || saved === null ? "primary" : ""}" type="button" aria-disabled=${this.busy || !(isDraft || saved === null)} @click=${() => void this.#save()}>${t("action.save")}</button>
    </div>`;
  }

  /** How many screens change with it. For a group's first look it is only known how many at most. */
  #reach(owner: Owner): string {
    const stored = this.#data.of(owner);
    if (stored) return t("looks.willChange", { count: stored.screens });
    const count = this.#groups.groups.find(({ id }) => id === owner)?.screenCount ?? 0;
    return t("looks.mayChange", { count });
  }

  get #logoError(): string {
    const issue = issueOf(this.failed, "logo");
    return issue?.message ?? "";
  }

  #typed(input: LookInput): void {
    const owner = this.#owner;
    keepDraft(owner, { ...this.#draftFor(owner), input });
    this.edits++;
  }

  #add(id: GroupId): void {
    keepDraft(id, this.#draftFor(id));
    navigate(`/looks?group=${id}`);
  }

  readonly #discard = (): void => {
    const owner = this.#owner;
    dropDraft(owner);
    this.#forgive();
    this.edits++;
    if (owner !== null && !this.#data.of(owner)) navigate("/looks");
  };

  #takeTheirs({ groupId }: StoredLook): void {
    dropDraft(groupId);
    this.#forgive();
    this.edits++;
    void this.#data.load();
  }

  #saveOver(version: number): void {
    const owner = this.#owner;
    keepDraft(owner, { ...this.#draftFor(owner), saved: null, version });
    void this.#save();
  }

  #forgive(): void {
    this.failed = undefined;
    this.current = undefined;
  }

  async #save(): Promise<void> {
    const owner = this.#owner;
    const { input, version, saved } = this.#draftFor(owner);
    if (this.busy || (saved !== null && !draftOf(owner))) return;
    this.#forgive();
    const look = readLook(input);
    if (!look) {
      this.form?.focusAccent();
      return;
    }
    this.busy = true;
    await this.#send({ groupId: owner, version, look });
    this.busy = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }

  async #send(change: StoredLook): Promise<void> {
    try {
      await api.looks.save(change);
      await this.#data.load();
      dropDraft(change.groupId);
      this.edits++;
      toast({ text: t("looks.saved", { count: this.#data.of(change.groupId)?.screens ?? 0 }), kind: "good" });
    } catch (error) {
      this.failed = error;
      this.current = standing(error, StoredLook);
    }
  }

  async #remove({ version, look }: StoredLook, groupId: GroupId): Promise<void> {
    const name = this.#name;
    try {
      await api.looks.remove({ groupId, version });
      dropDraft(groupId);
      navigate("/looks");
      await this.#data.load();
      toast({ text: t("looks.removed", { name }), action: { label: t("action.undo"), run: () => void this.#restore(groupId, look) } });
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
      await this.#data.load();
    }
  }

  async #restore(groupId: GroupId, look: Look): Promise<void> {
    try {
      await api.looks.save({ groupId, version: 0, look });
      await this.#data.load();
      navigate(`/looks?group=${groupId}`);
    } catch (error) {
      toast({ text: problemText(error), kind: "bad" });
    }
  }

  /** The browser asks before what is typed is lost. */
  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    if (draftOwners().length > 0) event.preventDefault();
  };
}
