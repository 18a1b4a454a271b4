"use strict";
// The page's state is its address: #a3 an article, #a3-e1 one event of it, #a3-e1-sizes-0 one value. Hovering and focus only preview.
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const wide = matchMedia("(min-width: 62rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const articles = new Map(all("main > article").map((article) => [article.id, article]));
  const live = one("#live");
  let here = null, words = new Map(), pinned = null, only = null;

  // ---- which article
  function open(article) {
    if (here === article) return;
    here = article;
    pinned = only = null;
    for (const other of articles.values()) other.classList.toggle("here", other === here);
    for (const link of all("nav.list a")) {
      if (link.dataset.article === here.id) {
        link.setAttribute("aria-current", "page");
        if (wide.matches) link.scrollIntoView({ block: "nearest" });
      } else link.removeAttribute("aria-current");
    }
    one(".skip").hash = one(".record", here).id;
    words = new Map();
    for (const [n, word] of all("a.w", here).entries()) word.tabIndex = n ? -1 : 0;
    for (const word of all(".w", here)) {
      for (const value of word.dataset.v.split(" ")) words.set(value, [...(words.get(value) ?? []), word]);
    }
  }

  const button = (value) => here && value ? document.getElementById(`${here.id}-${value}`) : null;

  // ---- what is lit
  function light(value, resting = [value]) {
    for (const old of all(".on, .lit", here)) old.classList.remove("on", "lit");
    const story = one(".story", here);
    const lit = value ? words.get(value) ?? [] : [];
    for (const word of lit) word.classList.add("on");
    for (const other of resting) button(other)?.classList.add("lit");
    if (lit.length) story.dataset.lit = button(value).dataset.q;
    else delete story.dataset.lit;
    caption(value ? resting : []);
    return lit;
  }

  function caption(values) {
    const bar = one(".here-is", here);
    bar.hidden = !values.length;
    bar.replaceChildren(...values.slice(0, 4).map((value) => {
      const from = button(value);
      const line = make("p", "line"), key = make("span", `key q-${from.dataset.q}`);
      const mark = key.appendChild(make("span", "u l0"));
      mark.textContent = document.getElementById(`${here.id}-q-${from.dataset.q}`).textContent;
      const link = make("a", "what");
      link.href = `#${here.id}-${value}`;
      link.textContent = one(".text", from).textContent;
      const subject = from.dataset.group ?? from.dataset.speaker;
      line.append(key, " ");
      if (subject) line.append(Object.assign(make("span", "subject"), { textContent: subject }), " ");
      line.append(link);
      const source = one(".source", document.getElementById(`${from.id}-about`))?.textContent;
      if (source) line.append(" ", Object.assign(make("span", "source"), { textContent: source }));
      return line;
    }));
    if (pinned && values[0] === pinned && words.has(pinned)) {
      const jump = make("button", "jump");
      jump.type = "button";
      jump.textContent = "Show in text";
      jump.addEventListener("click", () => reveal(words.get(pinned)[0], true));
      bar.append(jump);
    }
  }

  const make = (tag, name) => Object.assign(document.createElement(tag), { className: name });

  // ---- pinning
  function pin(value, { say = true, scroll = true } = {}) {
    button(pinned)?.setAttribute("aria-pressed", "false");
    pinned = value;
    if (value) focusEvent(null);
    const lit = light(value);
    const pressed = button(value);
    pressed?.setAttribute("aria-pressed", "true");
    if (pressed?.closest(".k-thought")) think(true);
    if (scroll && wide.matches && lit.length) reveal(lit[0]);
    address();
    if (say) live.textContent = value ? `${lit.length ? "Marked in the text" : "No words in the text"}: ${one(".text", pressed).textContent}` : "Nothing marked";
  }

  function focusEvent(event) {
    only = event;
    for (const toggle of all("[data-only]", here)) toggle.setAttribute("aria-pressed", String(toggle.dataset.only === event));
    for (const block of all(".event", here)) block.classList.toggle("chosen", block.dataset.event === event);
    one(".story", here).classList.toggle("narrowed", Boolean(event));
    for (const word of all(".w", here)) word.classList.toggle("off", Boolean(event) && !word.dataset.v.split(" ").some((value) => value.startsWith(`${event}-`)));
  }

  function address() {
    const hash = `#${[here.id, pinned ?? only].filter(Boolean).join("-")}`;
    if (!location.hash && hash === "#a1") return; // the page as it was opened; a fragment would make it scroll
    if (location.hash !== hash) try { history.replaceState(null, "", hash); } catch { /* some viewers forbid it */ }
  }

  function reveal(target, always = false) {
    const pane = target.closest(".story, .record"), box = target.getBoundingClientRect(), frame = pane.getBoundingClientRect();
    const bottom = Math.min(frame.bottom, innerHeight) - 90;
    if (always || box.top < Math.max(frame.top, 0) + 20 || box.bottom > bottom) target.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function think(shown) {
    here.classList.toggle("thinking", shown);
    one("[data-thoughts]", here)?.setAttribute("aria-pressed", String(shown));
  }

  function follow() {
    const [, id, unit, value] = /^#(a\d+)(?:-([es]\d+)(-\w+-\d+)?)?$/.exec(location.hash) ?? [];
    if (location.hash && !id && here) return;
    open(articles.get(id) ?? articles.values().next().value);
    const name = value ? `${unit}${value}` : null;
    if (button(name)) {
      pin(name, { say: false });
      reveal(button(name));
    } else {
      pin(null, { say: false });
      focusEvent(unit?.startsWith("e") && document.getElementById(`${here.id}-${unit}`) ? unit : null);
      address();
    }
  }

  // ---- what the reader does
  const valueOf = (target) => target.closest?.(".value")?.dataset.value;
  const wordOf = (target) => target.closest?.(".w");

  function preview(target) {
    const word = wordOf(target), value = valueOf(target);
    if (word) {
      const resting = word.dataset.v.split(" ");
      light(resting.includes(pinned) ? pinned : resting[0], resting);
    } else if (value) light(value);
    else return false;
    return true;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.target.closest(".here-is")) return;
    if (!preview(event.target) && one(".lit, .on", here)) light(pinned);
  });
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches?.(":focus-visible") || !preview(event.target)) return;
    const lit = valueOf(event.target) ? one(".w.on", here) : null;
    if (lit && wide.matches) reveal(lit);
  });
  document.addEventListener("focusout", (event) => {
    if (valueOf(event.target) || wordOf(event.target)) light(pinned);
  });

  document.addEventListener("click", (event) => {
    const word = wordOf(event.target), value = valueOf(event.target), hit = event.target.closest("button");
    if (word) {
      event.preventDefault();
      // Words that several values share: each click goes on to the next.
      const resting = word.dataset.v.split(" ");
      const next = resting[(resting.indexOf(pinned) + 1) % resting.length];
      if (word.matches("a")) rove(word);
      pin(next, { scroll: false });
      caption([next, ...resting.filter((other) => other !== next)]);
      if (wide.matches) reveal(button(next));
    } else if (value) pin(value === pinned ? null : value);
    else if (hit?.dataset.only) {
      const event_ = hit.dataset.only === only ? null : hit.dataset.only;
      pin(null, { say: false });
      focusEvent(event_);
      address();
    } else if (hit && "thoughts" in hit.dataset) think(hit.getAttribute("aria-pressed") !== "true");
    else if (hit?.dataset.key) toggle(hit, (shown) => document.body.classList.toggle(`hide-${hit.dataset.key}`, !shown));
    else if (hit?.id === "labels") toggle(hit, (shown) => document.body.classList.toggle("labels", shown));
    else if (hit?.id === "theme") toggle(hit, paint);
  });

  function toggle(control, then) {
    const pressed = control.getAttribute("aria-pressed") !== "true";
    control.setAttribute("aria-pressed", String(pressed));
    then(pressed);
  }

  function rove(word) {
    for (const other of all('a.w[tabindex="0"]', here)) other.tabIndex = -1;
    word.tabIndex = 0;
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      one(".legend").open = false;
      if (pinned || only) { focusEvent(null); pin(null); } else light(null);
      return;
    }
    const inText = wordOf(event.target), step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !(inText || valueOf(event.target)) || (inText && !/Left|Right/.test(event.key))) return;
    const line = all(inText ? "a.w" : ".value", here).filter((item) => item.offsetParent);
    const next = line[line.indexOf(inText ?? event.target.closest(".value")) + step];
    event.preventDefault();
    if (!next) return;
    if (inText) rove(next);
    next.focus();
  });

  // ---- light and dark, finding an article
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  function paint(wanted) {
    root.dataset.theme = wanted ? "dark" : "light";
    try { localStorage.setItem("dateline-theme", root.dataset.theme); } catch { /* lasts as long as the page */ }
  }
  one("#theme").setAttribute("aria-pressed", String(dark()));

  one("#find")?.addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const item of all("nav.list li")) item.hidden = !item.textContent.toLowerCase().includes(wanted);
  });

  addEventListener("hashchange", follow);
  if (articles.size) follow();
})();
