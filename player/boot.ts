/**
 * Runs before the player in whatever engine there is, and sees to it that a device that cannot run it says so instead of staying blank. It is
 * written in the JavaScript of 2009 (ES5), so that any engine understands it; a test holds the built file to that. What it shows lies in
 * `index.html`, inside `<aushang-player>`: a player that starts after all covers it.
 */
(function () {
  /** How long a player may take to start: loading it over a bad line included. */
  var START_LIMIT_MS = 30000;
  /** How long a new version of the player may take until something of it hangs there. */
  var TRIAL_MS = 300000;
  /** The device may be updated, or what is wrong be mended. */
  var AGAIN_MS = { "too-old": 3600000, "not-started": 600000 };

  /** Where the same can be read on another device. Its board (`/b/...`) belongs here once there are boards. */
  function addressToRead() {
    return location.protocol + "//" + location.host + "/play";
  }

  /**
   * What the bundle is written in cannot be tried out under our policy (`eval` is forbidden), so this asks for what came with it: engines without
   * `noModule` do not know modules, and `DecompressionStream`, which unpacks playlists, came with Chromium 80 as `?.` did.
   */
  function isTooOld() {
    return !("noModule" in document.createElement("script") && "DecompressionStream" in window);
  }

  function hasStarted() {
    return "customElements" in window && customElements.get("aushang-player");
  }

  function show(why: "too-old" | "not-started") {
    var notice = document.getElementById(why);
    if (!notice || /shown/.test(notice.className)) return;
    var engine = /(Chrome|Firefox|Version)\/\d+/.exec(navigator.userAgent);
    write(notice, ".address", addressToRead());
    write(notice, ".engine", engine ? "Browser: " + engine[0].replace("/", " ") : "");
    notice.className += " shown";
    setTimeout(tryAgain, AGAIN_MS[why], why);
  }

  function write(notice: Element, place: string, text: string) {
    var element = notice.querySelector(place);
    if (element) element.textContent = text;
  }

  /** Loads the page anew, but only if the server gives it: what browsers or a network that wants a sign-in show otherwise never goes away by itself. */
  function tryAgain(why: "too-old" | "not-started") {
    var question = new XMLHttpRequest();
    question.onloadend = function () {
      if (hasStarted()) return;
      if (question.status === 200 && question.responseText.indexOf("<aushang-player") >= 0) location.reload();
      else setTimeout(tryAgain, AGAIN_MS[why], why);
    };
    question.open("GET", location.href);
    question.send();
  }

  function showIfNotStarted() {
    if (hasStarted()) return;
    show("not-started");
    stepBack();
  }

  /** Says that this version fails. If there is one before it, the service worker gives that out from now on, and answers `reload`. */
  function stepBack() {
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker) worker.postMessage("fails " + document.documentElement.getAttribute("data-version"));
  }

  function stepBackIfNotPainted() {
    if (!document.documentElement.hasAttribute("data-painted")) stepBack();
  }

  if (isTooOld()) {
    document.addEventListener("DOMContentLoaded", function () {
      show("too-old");
    });
    return;
  }
  setTimeout(showIfNotStarted, START_LIMIT_MS);
  setTimeout(stepBackIfNotPainted, TRIAL_MS);
  if (navigator.serviceWorker) {
    navigator.serviceWorker.addEventListener("message", function (event) {
      if (event.data === "reload") location.reload();
    });
  }
  // Captured, because a script that cannot be loaded tells nobody but itself.
  window.addEventListener("error", showIfNotStarted, true);
})();
