// Shows what this page made the browser ask for, from the browser's own record of it (the Resource Timing API).
// Not part of the lesson about servers: a page without it lacks the table and nothing else.
const box = document.getElementById("requests");
const seen = [];

const cell = (kind, text) => {
  const td = document.createElement("td");
  td.className = kind;
  td.textContent = text;
  return td;
};

const path = (entry) => {
  const url = new URL(entry.name);
  return url.pathname + url.search;
};

const bytes = (count) => `${count.toLocaleString("en")} B`;

// Resource Timing counts 300 bytes for the head of every reply: what is beyond them is the body that was sent.
const HEAD = 300;
const sent = (entry) => Math.max(0, entry.transferSize - HEAD);

// Asked whether the page may keep what it has, the server said 304; the browser tells us 200, as if it had come anew.
const unchanged = (entry) => entry.responseStatus === 200 && entry.transferSize > 0 && sent(entry) === 0;

// A size on the wire of nothing, for a body that is not empty: the browser still had it.
const fromCache = (entry) => entry.transferSize === 0 && entry.decodedBodySize > 0;

// Connecting takes time only where a connection was opened for the request; else both ends of it are the same moment.
const opened = (entry) => entry.connectEnd > entry.connectStart;

const connection = (entry) => {
  if (fromCache(entry)) return "no request: from the cache";
  return opened(entry) ? "opened" : "was open";
};

const answered = (entry) => {
  const status = unchanged(entry) ? 304 : entry.responseStatus || "";
  const td = cell("answered", unchanged(entry) ? "304, unchanged" : String(status));
  td.classList.add(status >= 400 ? "bad" : "good");
  return td;
};

const bar = (entry, end) => {
  const td = cell("when", "");
  const span = document.createElement("span");
  span.className = opened(entry) ? "bar fresh" : "bar";
  span.style.marginLeft = `${(100 * entry.startTime) / end}%`;
  span.style.width = `${(100 * entry.duration) / end}%`;
  td.title = `asked after ${entry.startTime.toFixed(0)} ms, there ${entry.duration.toFixed(0)} ms later`;
  td.append(span);
  return td;
};

const row = (entry, end) => {
  const tr = document.createElement("tr");
  tr.append(
    cell("asked", `GET ${path(entry)}`),
    answered(entry),
    cell("number", bytes(sent(entry))),
    cell("kind", connection(entry)),
    bar(entry, end),
  );
  return tr;
};

const draw = () => {
  const end = Math.max(1, ...seen.map((entry) => entry.startTime + entry.duration));
  const table = document.createElement("table");
  table.className = "requests";
  table.innerHTML =
    '<thead><tr><th>Asked<th>Answered<th class="number">Body<th>Connection<th>When</thead><tbody></tbody>';
  seen.sort((a, b) => a.startTime - b.startTime);
  table.tBodies[0].append(...seen.map((entry) => row(entry, end)));
  const fresh = seen.filter(opened).length;
  const sum = document.createElement("p");
  sum.className = "note";
  sum.textContent =
    `${seen.length} requests, for ${fresh} of which a connection was opened (green). ` +
    `Together ${bytes(seen.reduce((total, entry) => total + sent(entry), 0))} in ${end.toFixed(0)} ms.`;
  box.replaceChildren(table, sum);
};

// The page's own entry is complete only once the page is; the others come as they end.
addEventListener("load", () =>
  setTimeout(() => {
    new PerformanceObserver((list) => {
      seen.push(...list.getEntries());
      draw();
    }).observe({ type: "resource", buffered: true });
    seen.push(...performance.getEntriesByType("navigation"));
    draw();
  }),
);
