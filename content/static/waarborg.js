// What staff pages gain from script; every page works without it. All words come from the page itself.
"use strict";

(() => {
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // ---- Forms: the summary of errors takes the focus.
  $("#errors")?.focus();

  // ---- Tables: one box that chooses all rows.
  const template = $("template#select-all");
  for (const table of $$("table")) {
    const boxes = $$("tbody .row-choice", table);
    const head = $("thead th", table);
    if (!template || !head || boxes.length < 2) continue;
    head.prepend(template.content.cloneNode(true));
    const all = $("input", head);
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      show();
    });
    for (const box of boxes) box.addEventListener("change", show);
    show();
  }

  // ---- Dialogs close by their button (and by Escape, which the browser does).
  for (const button of $$("dialog [data-close]")) button.addEventListener("click", () => button.closest("dialog").close());

  // ---- Shortcuts. Switched off in this browser by a tick in their list; never act in a field.
  const KEY = "waarborg-shortcuts";
  const list = $("#shortcuts");
  const openList = $("#shortcuts-open");
  const isOn = () => {
    try {
      return localStorage.getItem(KEY) !== "off";
    } catch {
      return true; // storage refused: the shortcuts keep their default
    }
  };
  if (list && openList) {
    openList.hidden = false;
    openList.addEventListener("click", () => list.showModal());
    const tick = $("#shortcuts-on");
    tick.checked = isOn();
    tick.addEventListener("change", () => {
      try {
        localStorage.setItem(KEY, tick.checked ? "on" : "off");
      } catch {
        // nothing to keep it in
      }
    });
  }

  const rows = $$("main tbody tr").filter((row) => $("a, .row-choice", row));
  let at = -1;
  const go = (step) => {
    if (!rows.length) return;
    const here = document.activeElement?.closest?.("tbody tr");
    if (rows.includes(here)) at = rows.indexOf(here);
    rows[at]?.classList.remove("at");
    at = Math.min(rows.length - 1, Math.max(0, at + step));
    rows[at].classList.add("at");
    $("a, .row-choice", rows[at]).focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  // A digit gives the answer of that number to the question at hand and goes on to the next one.
  const answer = (digit) => {
    const open = $$("main form fieldset").find((set) => $("[type=radio]", set) && !$(":checked", set));
    const set = document.activeElement?.closest?.("fieldset") ?? open;
    const choice = set && $$("[type=radio]", set)[digit - 1];
    if (!choice) return;
    choice.click();
    const next = set.nextElementSibling;
    ((next?.matches("fieldset") && ($(":checked", next) ?? $("[type=radio]", next))) || (next?.matches("button") && next) || choice).focus();
  };
  const actions = {
    "?": () => list?.showModal(),
    "/": () => ($("main input[type=search]") ?? $("header input[type=search]"))?.focus(),
    j: () => go(1),
    k: () => go(-1),
    o: () => $("a", rows[at] ?? document.createElement("i"))?.click(),
    x: () => $(".row-choice", rows[at] ?? document.createElement("i"))?.click(),
    t: () => location.assign("/"),
  };
  for (const digit of "123456789") actions[digit] = () => answer(Number(digit));
  const inField = (element) =>
    element.isContentEditable ||
    element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement) || inField(event.target) || $("dialog[open]") || !isOn()) return;
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action) return;
    event.preventDefault();
    action();
  });

  // ---- A warning two minutes before the session ends. Opening any page renews it.
  const seconds = Number($("meta[name=waarborg-session-seconds]")?.content);
  const warning = $("#session-end");
  if (warning && seconds > 120) {
    let timer;
    const start = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!warning.open) warning.showModal();
      }, (seconds - 120) * 1000);
    };
    $("[data-renew]", warning)?.addEventListener("click", () => {
      warning.close();
      start();
    });
    start();
  }
})();
