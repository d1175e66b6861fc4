// Creates a user with POST /createUser and shows GET /users, again every few seconds while the page is in sight.
const form = document.getElementById("create");
const list = document.getElementById("users");
const sent = document.getElementById("sent");
const asked = document.getElementById("asked");

const item = (user) => {
  const li = document.createElement("li");
  const id = document.createElement("span");
  id.className = "mono";
  id.textContent = user.id;
  const name = document.createElement("span");
  name.className = "name";
  name.textContent = user.Nombre; // as text, never as HTML: a name may hold < and >
  li.append(id, name);
  return li;
};

const none = () => {
  const li = document.createElement("li");
  li.className = "none";
  li.textContent = "Nobody yet. The first one is yours to create.";
  return li;
};

const refresh = async () => {
  try {
    const reply = await fetch("/users", { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error(`the server answered ${reply.status}`);
    const users = await reply.json();
    list.replaceChildren(...(users.length ? users.map(item) : [none()]));
    asked.textContent = `GET /users: ${reply.status}, ${users.length} users, ${new Date().toLocaleTimeString()}`;
  } catch (failure) {
    asked.textContent = `GET /users: ${failure.message}`;
  }
};

const create = async (name) => {
  const body = JSON.stringify({ Nombre: name });
  const said = `POST /createUser HTTP/1.1\nHost: ${location.host}\nContent-Type: application/json\n` +
    `Content-Length: ${new TextEncoder().encode(body).length}\n\n${body}\n\n`;
  sent.textContent = said;
  try {
    const reply = await fetch("/createUser", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const fields = ["Location", "Content-Type", "Content-Length"]
      .filter((field) => reply.headers.has(field))
      .map((field) => `${field}: ${reply.headers.get(field)}\n`);
    sent.textContent = `${said}HTTP/1.1 ${reply.status} ${reply.statusText}\n${fields.join("")}\n${await reply.text()}`;
    if (reply.ok) form.reset();
  } catch (failure) {
    sent.textContent = `${said}no reply: ${failure.message}`;
  }
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  form.elements.send.disabled = true;
  await create(new FormData(form).get("name"));
  await refresh();
  form.elements.send.disabled = false;
  form.elements.name.focus();
});

refresh();
setInterval(() => document.hidden || refresh(), 3000);
