// wiretap's page. The server says which conversations have changed; the rows that are in sight are fetched from it, and
// those that are far out of sight are forgotten. Bytes become text nodes, never markup.
"use strict";

const ROW = 44; // px, as in live.css
const SILENT = 500_000; // µs: a pause that is worth a line
const SILENCE = 24; // px
const LONGEST = 600; // px that a pause may take
const KEPT = 400; // rows of one diagram that the page keeps

const $ = selector => document.querySelector(selector);
const known = new Map(); // what the server said of each conversation, by its number
const views = new Map(); // the diagrams that are shown, by the conversation's number
let run = null;
let following = true;
let latest = true; // whether the newest conversation is to be shown
let activeView = null;
let activeItem = null;
let command = "bin/wiretap";

async function get(what, values, method, body) {
  const answer = await fetch(what + "?" + new URLSearchParams(values), {method, body});
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return answer;
}

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className ?? "";
  made.textContent = text ?? "";
  return made;
}

// Sets a text. One that stays the same is left alone: else the browser would paint it again.
function write(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

const seconds = micros => (micros / 1e6).toFixed(micros < 1e9 ? 6 : 3);
const digits = new Intl.NumberFormat("en-US");
const size = bytes => digits.format(bytes) + " B";
const silence = micros => `${(micros / 1e6).toFixed(1)} s of silence`;

// How many pixels a second takes; none: rows follow each other at once.
function pixelsPerSecond() {
  const zoom = Number($("#zoom").value);
  return zoom === 0 ? 0 : 10 * 2 ** zoom;
}

function gap(micros) {
  const scaled = Math.min(LONGEST, Math.max(0, micros / 1e6 * pixelsPerSecond()));
  return micros < SILENT ? scaled : Math.max(SILENCE, scaled);
}

// One conversation's diagram. Its rows have numbers that stay; the server may have forgotten the first ones.
class View {
  constructor(number) {
    this.number = number;
    this.first = known.get(number).first;
    this.at = []; // when each row happened, from the first one known, in µs
    this.tops = []; // where each of them begins, in px
    this.height = 0;
    this.cache = new Map();
    this.drawn = new Map();
    this.draws = 0;
    this.active = -1;
    this.anchor = -1;
    this.copied = "";
    this.movedTo = -1; // where the page has scrolled to, until the browser says so
    this.atEnd = true; // and stays there, as more comes, until its reader scrolls up
    this.section = $("#conversation").content.cloneNode(true).firstElementChild;
    this.rows = this.section.querySelector(".rows");
    this.tall = this.section.querySelector(".tall");
    this.pause = element("div", "silence");
    this.pause.setAttribute("aria-hidden", "true");
    this.tall.append(this.pause);
    const info = known.get(number);
    const title = this.section.querySelector("h2");
    title.textContent = "#" + number;
    title.id = "title-" + number;
    this.section.setAttribute("aria-labelledby", title.id);
    this.rows.setAttribute("aria-label", "Rows of #" + number);
    this.rows.id = "rows-" + number;
    this.section.querySelector(".near").textContent = info.near + (info.udp ? " UDP" : "");
    this.section.querySelector(".far").textContent = info.far;
    this.section.querySelector(".svg").href = "wiretap.svg?c=" + number;
    this.section.querySelector(".pcap").href = "wiretap.pcap";
    this.section.querySelector(".hide").addEventListener("click", () => hide(number));
    this.section.querySelector(".copy").addEventListener("click", () => this.copy());
    this.rows.addEventListener("scroll", () => {
      const moved = this.rows.scrollTop === this.movedTo; // by more rows, which are drawn anyway
      this.movedTo = -1;
      if (!moved) {
        this.atEnd = this.rows.scrollHeight - this.rows.scrollTop - this.rows.clientHeight < 4;
        this.draw();
      }
    });
    new ResizeObserver(() => {
      this.toEnd();
      this.draw();
    }).observe(this.rows);
    this.rows.addEventListener("keydown", event => this.key(event));
    this.rows.addEventListener("click", event => this.click(event));
    this.rows.addEventListener("focus", () => activeView = this);
    this.rows.addEventListener("copy", event => this.onCopy(event));
    faults(this.section, number, info.udp);
    news(this);
  }

  // Takes what is new.
  async take() {
    const info = known.get(this.number);
    const firm = Math.max(info.first, Math.min(this.firm ?? info.first, info.first + this.at.length));
    const asked = Math.max(firm, this.first);
    const times = await (await get("times", {c: this.number, from: asked})).json();
    if (times.from > asked) { // all that is here has been forgotten meanwhile
      this.at.length = 0;
      this.tops.length = 0;
      this.first = times.from;
    } else if (info.first > this.first) {
      this.at.splice(0, info.first - this.first);
      this.first = info.first;
      this.tops.length = 0;
    }
    this.at.length = Math.max(0, times.from - this.first);
    this.tops.length = Math.min(this.tops.length, this.at.length);
    times.at.forEach(at => this.at.push(at));
    const stale = row => row >= firm || row < this.first;
    [...this.cache.keys()].filter(stale).forEach(row => this.cache.delete(row));
    this.firm = info.firm;
    this.place();
    if (following && this.atEnd) { // fetched before they are in sight: so they appear at once, and all is painted once
      const end = this.first + this.at.length;
      await this.need(Math.max(this.first, end - Math.ceil(this.rows.clientHeight / ROW) - 8), end);
    }
    [...this.drawn.keys()].filter(stale).forEach(row => this.undraw(row));
    const ended = info.open ? "open" : "over";
    write(this.section.querySelector(".what"), `${this.at.length} rows, ${ended}`);
    this.grow();
    await this.draw();
  }

  // Says where the rows begin that have no place yet.
  place() {
    for (let i = this.tops.length; i < this.at.length; i++) {
      const before = i === 0 ? 0 : this.at[i - 1];
      this.tops.push((i === 0 ? 4 : this.tops[i - 1] + ROW) + gap(this.at[i] - before));
    }
    this.height = this.tops.length === 0 ? 4 : this.tops[this.tops.length - 1] + ROW;
  }

  toEnd() {
    if (following && this.atEnd) {
      this.rows.scrollTop = this.rows.scrollHeight;
      this.movedTo = this.rows.scrollTop;
    }
  }

  // The pause behind the last row, as long as the conversation is open.
  grow() {
    const info = known.get(this.number);
    const last = this.at[this.at.length - 1] ?? 0;
    const pause = info?.open && run !== null ? performance.now() * 1000 - info.began - last : 0;
    this.pause.hidden = pause < 2 * SILENT;
    if (!this.pause.hidden) {
      write(this.pause, silence(pause));
      this.pause.style.transform = `translateY(${this.height}px)`;
    }
    this.tall.style.height = this.height + (this.pause.hidden ? 8 : gap(pause) + 8) + "px";
    this.toEnd();
  }

  // Draws the rows in sight, and fetches those that are not here.
  async draw() {
    const turn = ++this.draws;
    const from = this.rows.scrollTop - 300;
    const to = this.rows.scrollTop + this.rows.clientHeight + 300;
    let low = 0;
    let high = this.tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      this.tops[middle] + ROW < from ? low = middle + 1 : high = middle;
    }
    const wanted = [];
    for (let i = low; i < this.tops.length && this.tops[i] < to; i++) {
      wanted.push(i + this.first);
    }
    await this.need(low + this.first, low + this.first + wanted.length);
    if (turn !== this.draws) { // its reader has scrolled on meanwhile
      return;
    }
    const inSight = new Set(wanted);
    [...this.drawn.keys()].filter(row => !inSight.has(row)).forEach(row => this.undraw(row));
    let next = this.tall.firstChild; // the rows stand in their order, and those that stay are not moved
    for (const row of wanted.filter(row => this.cache.has(row) || this.drawn.has(row))) {
      if (!this.drawn.has(row)) {
        this.drawn.set(row, this.element(row, this.cache.get(row)));
      }
      const drawn = this.drawn.get(row);
      drawn.style.transform = `translateY(${this.tops[row - this.first]}px)`;
      if (drawn === next) {
        next = next.nextSibling;
      } else {
        this.tall.insertBefore(drawn, next);
      }
    }
    this.mark();
  }

  undraw(row) {
    this.drawn.get(row).remove();
    this.drawn.delete(row);
  }

  // Fetches those of the rows that are not here.
  async need(from, to) {
    while (from < to && this.cache.has(from)) {
      from++;
    }
    while (to > from && this.cache.has(to - 1)) {
      to--;
    }
    if (from === to) {
      return;
    }
    try {
      const fetched = await (await get("rows", {c: this.number, from, to})).json();
      fetched.rows.forEach((row, index) => this.cache.set(fetched.from + index, row));
    } catch (gone) {
      return;
    }
    if (this.cache.size > KEPT) {
      const near = (from + to) / 2;
      [...this.cache.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near))
          .slice(0, this.cache.size - KEPT).forEach(row => this.cache.delete(row));
    }
  }

  element(number, row) {
    const who = row.from === "near" ? "client" : "server";
    const drawn = element("div", `row ${row.kind} ${row.from === "" ? "" : "from-" + row.from}${row.trouble ? " trouble" : ""}`);
    drawn.id = `row-${this.number}-${number}`;
    drawn.dataset.row = number;
    drawn.setAttribute("role", "option");
    drawn.setAttribute("aria-posinset", number + 1);
    const fate = row.fate === "" ? "" : ` (${row.fate})`;
    const words = row.kind === "said" ? `${size(row.size)}  ${row.text}${fate}` : row.text;
    const spoken = row.kind === "note" ? words : `${who}: ${words}`;
    drawn.setAttribute("aria-label", `${spoken}, at ${seconds(row.at)} s`);
    drawn.append(element("time", "", seconds(row.at)), element("span", "words", words));
    if (row.kind !== "note") {
      drawn.append(arrow(row));
    }
    const before = this.at[number - this.first - 1] ?? 0;
    if (row.at - before >= SILENT) {
      const pause = element("div", "silence", silence(row.at - before));
      pause.style.transform = `translateY(-${SILENCE}px)`;
      pause.setAttribute("aria-hidden", "true");
      drawn.append(pause);
    }
    return drawn;
  }

  mark() {
    const [from, to] = this.selected();
    for (const [row, drawn] of this.drawn) {
      drawn.setAttribute("aria-setsize", this.first + this.at.length);
      drawn.setAttribute("aria-selected", row >= from && row <= to);
      drawn.classList.toggle("active", row === this.active);
    }
    this.rows.removeAttribute("aria-activedescendant");
    if (this.drawn.has(this.active)) {
      this.rows.setAttribute("aria-activedescendant", `row-${this.number}-${this.active}`);
    }
  }

  selected() {
    return [Math.min(this.anchor, this.active), Math.max(this.anchor, this.active)];
  }

  async choose(row, extend) {
    const last = this.first + this.at.length - 1;
    this.active = Math.max(this.first, Math.min(last, row));
    if (!extend || this.anchor < 0) {
      this.anchor = this.active;
    }
    const top = this.tops[this.active - this.first];
    if (top < this.rows.scrollTop) {
      this.rows.scrollTop = top;
    } else if (top + ROW > this.rows.scrollTop + this.rows.clientHeight) {
      this.rows.scrollTop = top + ROW - this.rows.clientHeight;
    }
    await this.draw();
    const [from, to] = this.selected();
    this.copied = await (await get("ladder", {c: this.number, from, to: to + 1})).text();
  }

  key(event) {
    const page = Math.max(1, Math.floor(this.rows.clientHeight / ROW) - 1);
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity};
    if (event.key in steps && this.at.length > 0) {
      event.preventDefault();
      const from = this.active < 0 ? this.first - 1 : this.active;
      this.choose(from + steps[event.key], event.shiftKey);
    } else if (event.key === "Enter" && this.active >= 0) {
      open(this, this.active);
    }
  }

  async click(event) {
    const drawn = event.target.closest(".row");
    if (drawn !== null) {
      await this.choose(Number(drawn.dataset.row), event.shiftKey);
      if (!event.shiftKey) {
        open(this, this.active);
      }
    }
  }

  onCopy(event) {
    if (this.copied !== "" && getSelection().isCollapsed) {
      event.clipboardData.setData("text/plain", this.copied);
      event.preventDefault();
    }
  }

  // The rows that are selected, or all of them, as characters.
  async copy() {
    const all = {c: this.number, from: this.first, to: this.first + this.at.length};
    const text = this.active >= 0 ? this.copied : await (await get("ladder", all)).text();
    await navigator.clipboard.writeText(text);
    say("copied");
  }
}

function arrow(row) {
  const drawn = svg("svg", {"aria-hidden": "true"});
  const right = row.from === "near";
  const lost = row.fate === "lost";
  const begin = right ? "0" : "100%";
  const end = lost ? "50%" : right ? "100%" : "0";
  const head = right ? "M-10 2L0 8L-10 14" : "M10 2L0 8L10 14";
  drawn.append(svg("line", {x1: begin, x2: end, y1: 8, y2: 8}));
  const at = svg("svg", {x: end, overflow: "visible"});
  at.append(svg("path", {d: lost ? "M-6 2L6 14M-6 14L6 2" : head}));
  if (row.fate === "twice") {
    at.append(svg("path", {d: head, transform: `translate(${right ? -8 : 8} 0)`}));
  }
  drawn.append(at);
  return drawn;
}

// What can be done to one side's bytes: the words of --fault.
function faults(section, number, udp) {
  const sliders = udp ? [["delay", "ms", 2000], ["drop", "%", 100], ["duplicate", "%", 100]] : [["delay", "ms", 2000]];
  const switches = udp ? [] : ["dribble", "coalesce"];
  const ends = udp ? [] : ["cut", "reset"];
  const given = {near: [], far: []};
  for (const from of ["near", "far"]) {
    const set = section.querySelector(".from-" + from);
    const prefix = from === "near" ? "client:" : "server:";
    const apply = async ending => {
      const now = [...set.querySelectorAll("input")].map(input => input.type === "checkbox"
          ? (input.checked ? input.name : "") : (Number(input.value) > 0 ? `${input.name}=${input.value}` : ""));
      given[from] = [...now, ending ?? ""].filter(one => one !== "").map(one => prefix + one);
      const all = [...given.near, ...given.far];
      section.querySelector(".command").textContent = command + (all.length > 0 ? " --fault " + all.join(",") : "");
      const wrong = section.querySelector(".wrong");
      wrong.textContent = "";
      try {
        await get("faults", {c: number, from}, "POST", given[from].join(","));
      } catch (refused) {
        wrong.textContent = refused.message;
      }
    };
    for (const name of switches) {
      const label = element("label");
      const input = element("input");
      input.type = "checkbox";
      input.name = name;
      input.addEventListener("change", () => apply());
      label.append(input, name);
      set.append(label);
    }
    for (const [name, unit, most] of sliders) {
      const label = element("label", "", name);
      const input = element("input");
      const shown = element("output", "", "0 " + unit);
      Object.assign(input, {type: "range", name, min: 0, max: most, step: name === "delay" ? 10 : 1, value: 0});
      input.addEventListener("input", () => shown.textContent = `${input.value} ${unit}`);
      input.addEventListener("change", () => apply());
      label.append(input, shown);
      set.append(label);
    }
    for (const name of ends) {
      const button = element("button", "", name + " now");
      button.type = "button";
      button.addEventListener("click", () => apply(name + "=0"));
      set.append(button);
    }
  }
  section.querySelector(".command").textContent = command;
}

let opened = null; // the row whose bytes are shown

async function open(view, number) {
  const row = await (await get("bytes", {c: view.number, row: number})).json();
  const shown = view.cache.get(number);
  opened = view;
  $("#bytes-title").textContent = `#${view.number}, row ${number + 1}` + (shown?.kind === "said" ? `: ${size(row.size)}` : "");
  $("#fields").replaceChildren(...row.fields.flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]));
  $("#text").textContent = row.size > 0 ? row.text : shown?.text ?? "";
  $("#hex").textContent = row.hex + (row.kept < row.size ? `… of ${row.size} bytes the first ${row.kept} are kept\n` : "");
  $("#bytes").hidden = false;
}

function closeBytes() {
  if (!$("#bytes").hidden) {
    $("#bytes").hidden = true;
    opened?.rows.focus();
  }
}

function say(text) {
  write($("#state"), text);
}

function show(number, beside) {
  if (!beside) {
    [...views.keys()].filter(other => other !== number).forEach(hide);
  }
  if (!views.has(number)) {
    const view = new View(number);
    views.set(number, view);
    const after = [...views.keys()].filter(other => other > number).sort((a, b) => a - b)[0];
    $("#diagrams").insertBefore(view.section, after === undefined ? null : views.get(after).section);
    $("#nothing").hidden = true;
    activeView = view;
  }
  listed();
}

function hide(number) {
  views.get(number)?.section.remove();
  views.delete(number);
  $("#nothing").hidden = views.size > 0;
  listed();
}

// The list of conversations, those that the filter lets through.
function listed() {
  const list = $("#list");
  const filter = $("#filter").value.toLowerCase();
  const items = new Map([...list.children].map(item => [Number(item.dataset.number), item]));
  for (const [number, info] of known) {
    const state = info.open ? "open" : "over";
    const item = items.get(number) ?? element("li");
    items.delete(number);
    if (item.parentNode === null) {
      item.id = "item-" + number;
      item.dataset.number = number;
      item.setAttribute("role", "option");
      item.append(element("span", "", `#${number}  ${info.near}`), element("small"));
      list.append(item);
    }
    write(item.lastChild, `${info.end - info.first} rows, ${state}`);
    item.setAttribute("aria-selected", views.has(number));
    const words = () => `#${number} ${info.near} ${info.far} ${info.udp ? "udp" : "tcp"} ${state}`;
    item.hidden = filter !== "" && !words().includes(filter);
  }
  items.forEach(item => item.remove());
}

function activate(item) {
  activeItem?.classList.remove("active");
  activeItem = item;
  item.classList.add("active");
  item.scrollIntoView({block: "nearest"});
  $("#list").setAttribute("aria-activedescendant", item.id);
}

function pick(item, beside) {
  activate(item);
  const number = Number(item.dataset.number);
  latest = false;
  if (beside && views.has(number)) {
    hide(number);
  } else {
    show(number, beside);
  }
}

function follow(now) {
  following = now;
  latest = now;
  $("#follow").setAttribute("aria-pressed", now);
  say(now ? "live" : "paused");
  if (now) {
    views.forEach(view => {
      view.atEnd = true;
      news(view);
    });
  }
}

function forgetAll() {
  [...views.keys()].forEach(hide);
  known.clear();
  $("#list").replaceChildren();
  $("#bytes").hidden = true;
}

let pending = new Set(); // the diagrams of which there are news
let looking = false;

// A diagram has news. They are looked at now, or when the last look is a moment ago.
function news(view) {
  pending.add(view);
  if (!looking) {
    looking = true;
    look();
  }
}

async function look() {
  const views = [...pending].filter(view => following || view.at.length === 0);
  pending.clear();
  const began = performance.now();
  // What fails has gone: the stream of events says what there is, when the server is back.
  await Promise.all(views.map(view => view.take().catch(() => {})));
  listed();
  setTimeout(() => {
    looking = pending.size > 0;
    if (looking) {
      look();
    } else {
      listed();
    }
  }, 9 * (performance.now() - began)); // so at most a tenth of the time goes to the page
}

function listen() {
  const events = new EventSource("events");
  events.onmessage = event => {
    const told = JSON.parse(event.data);
    if (run !== told.run) {
      forgetAll();
      run = told.run;
      get("command", {}).then(async answer => {
        command = await answer.text();
        document.querySelectorAll(".command").forEach(code => code.textContent = command);
      });
    }
    const isKnown = number => told.known.some(([first, last]) => first <= number && number <= last);
    [...known.keys()].filter(number => !isKnown(number)).forEach(number => {
      known.delete(number);
      if (views.has(number)) {
        hide(number);
      }
    });
    const before = Math.max(0, ...known.keys());
    for (const info of told.conversations) {
      info.began = performance.now() * 1000 - info.now;
      known.set(info.number, info);
    }
    const newest = Math.max(0, ...known.keys());
    if (newest > 0 && (views.size === 0 || latest && following && newest > before && views.size === 1)) {
      show(newest, false);
    }
    if (following) {
      told.conversations.filter(info => views.has(info.number)).forEach(info => news(views.get(info.number)));
      say("live");
    }
    if (!looking) {
      listed();
    }
  };
  events.onerror = () => {
    say("wiretap has gone: the page waits for it");
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, 1000);
    }
  };
}

$("#follow").addEventListener("click", () => follow(!following));
$("#zoom").addEventListener("input", () => views.forEach(view => {
  view.tops.length = 0;
  view.place();
  view.grow();
  view.draw();
}));
$("#filter").addEventListener("input", listed);
$("#close").addEventListener("click", closeBytes);
$("#list").addEventListener("click", event => {
  const item = event.target.closest("li");
  if (item !== null) {
    pick(item, event.ctrlKey || event.metaKey || event.shiftKey);
  }
});
$("#list").addEventListener("keydown", event => {
  const items = [...$("#list").children].filter(item => !item.hidden);
  const at = items.indexOf(activeItem);
  const steps = {ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: items.length - 1};
  if (event.key in steps && items.length > 0) {
    event.preventDefault();
    activate(items[Math.min(items.length - 1, steps[event.key])]);
  } else if (event.key === "Enter" && at >= 0) {
    pick(items[at], event.ctrlKey || event.shiftKey);
  }
});
$("#search").addEventListener("keydown", async event => {
  if (event.key !== "Enter" || activeView === null || event.target.value === "") {
    return;
  }
  const answer = await get("find", {c: activeView.number, q: event.target.value, from: activeView.active + 1});
  const {row} = await answer.json();
  if (row < 0) {
    say(`'${event.target.value}' is not in #${activeView.number}`);
  } else {
    await activeView.choose(row, false);
    say(`row ${row + 1} of #${activeView.number}`);
  }
});
document.addEventListener("keydown", event => {
  const typing = event.target.matches("input, button, summary, a");
  if (event.key === "Escape") {
    closeBytes();
  } else if (!typing && event.key === " ") {
    event.preventDefault();
    follow(!following);
  } else if (!typing && event.key === "/") {
    event.preventDefault();
    $("#search").focus();
  }
});
setInterval(() => following && views.forEach(view => view.grow()), 500);
listen();
