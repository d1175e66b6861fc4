'use strict';
// The chat's page. Messages come as server-sent events; what the user does is one request each.
// What people write is put on the page as textContent, so that it is text whatever it looks like.

const byId = id => document.getElementById(id);
const list = byId('messages');
const MOST_SHOWN = 2000;

let me = JSON.parse(localStorage.getItem('chat') || 'null'); // {name, token}, or null
const shown = new Map(); // a message's id: its element
const values = new Map(); // a message's id: the message
let known = []; // who is here

// ---- requests

async function ask(method, path, body) {
  const headers = {};
  if (me) headers.Authorization = 'Bearer ' + me.token;
  if (body) headers['Content-Type'] = 'application/json';
  let reply;
  try {
    reply = await fetch(path, {method, headers, body: body && JSON.stringify(body), cache: 'no-store'});
  } catch (gone) {
    throw new Error('The server can’t be reached. Your text is still here: try again in a moment.');
  }
  if (reply.status === 401) become(null);
  if (!reply.ok) throw new Error(await reply.text());
  return reply.status === 204 ? null : reply.json();
}

/** Does something that the user asked for, and says so if it fails. */
async function attempt(deed) {
  try {
    await deed();
    byId('trouble').hidden = true;
    return true;
  } catch (failure) {
    byId('trouble').textContent = failure.message;
    byId('trouble').hidden = false;
    return false;
  }
}

// ---- who I am

function become(user) {
  me = user;
  if (user) localStorage.setItem('chat', JSON.stringify(user));
  else localStorage.removeItem('chat');
  byId('join').hidden = Boolean(user);
  byId('write').hidden = byId('leave').hidden = !user;
  for (const message of values.values()) show(message);
  people(known);
}

byId('join').addEventListener('submit', async event => {
  event.preventDefault();
  await attempt(async () => become(await ask('POST', 'users', {name: byId('name').value.trim()})));
  if (me) byId('text').focus();
});

byId('leave').addEventListener('click', async () => {
  await attempt(async () => {
    await ask('DELETE', 'users/me');
    become(null);
    byId('name').focus();
  });
});

// ---- who is here

function people(users) {
  known = users;
  byId('people').replaceChildren(...users.map(user => {
    const item = document.createElement('li');
    item.textContent = user.name;
    item.style.setProperty('--hue', hue(user.name));
    item.classList.toggle('you', me !== null && user.name === me.name);
    return item;
  }));
}

/** A colour for a name, always the same. */
function hue(name) {
  let sum = 0;
  for (const letter of name) sum = Math.imul(sum ^ letter.codePointAt(0), 0x9e3779b1);
  return String((sum >>> 8) % 360);
}

// ---- messages

const day = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'});
const hour = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});

function show(message) {
  let item = shown.get(message.id);
  if (!item) {
    item = byId('message').content.firstElementChild.cloneNode(true);
    item.dataset.id = message.id;
    shown.set(message.id, item);
    place(item, message.id);
  } else if (item.querySelector('textarea') && !message.deleted) {
    values.set(message.id, message);
    return; // it is being edited
  }
  values.set(message.id, message);
  const at = new Date(message.at);
  const today = day.format(at) === day.format(new Date());
  const part = name => item.querySelector(name);
  part('.name').textContent = message.name;
  part('.name').style.setProperty('--hue', hue(message.name));
  part('time').dateTime = message.at;
  part('time').textContent = today ? hour.format(at) : day.format(at) + ', ' + hour.format(at);
  part('.mark').textContent = message.edited && !message.deleted ? '· edited' : '';
  part('.text').textContent = message.deleted ? 'This message was deleted.' : message.text;
  item.classList.toggle('mine', me !== null && message.name === me.name);
  item.classList.toggle('deleted', message.deleted);
  item.classList.toggle('again', isAgain(item, message));
  byId('empty').hidden = true;
}

/** Ids grow, so that is their order, however they came. */
function place(item, id) {
  let before = list.lastElementChild;
  while (before && Number(before.dataset.id) > id) before = before.previousElementSibling;
  if (before) before.after(item);
  else list.prepend(item);
  if (list.children.length > MOST_SHOWN) {
    const oldest = list.firstElementChild;
    shown.delete(Number(oldest.dataset.id));
    values.delete(Number(oldest.dataset.id));
    oldest.remove();
  }
}

function isAgain(item, message) {
  const before = item.previousElementSibling && values.get(Number(item.previousElementSibling.dataset.id));
  return Boolean(before) && before.name === message.name && new Date(message.at) - new Date(before.at) < 300000;
}

function isAtEnd() {
  return list.scrollHeight - list.scrollTop - list.clientHeight < 60;
}

function toEnd() {
  list.scrollTop = list.scrollHeight;
  byId('newest').hidden = true;
}

byId('newest').addEventListener('click', toEnd);
list.addEventListener('scroll', () => { if (isAtEnd()) byId('newest').hidden = true; });

// ---- writing, editing, deleting

const text = byId('text');

byId('write').addEventListener('submit', async event => {
  event.preventDefault();
  const written = text.value;
  if (!written.trim()) return;
  const button = event.target.querySelector('button');
  button.disabled = true;
  const sent = await attempt(async () => show(await ask('POST', 'messages', {text: written})));
  button.disabled = false;
  if (sent) { // acknowledged: only now is it safe to forget it
    text.value = '';
    toEnd();
  }
  text.focus();
});

/** Enter does, Escape undoes; Shift+Enter is a new line. An input method's Enter is its own. */
function keys(area, enter, escape) {
  area.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape') {
      escape();
    }
  });
}

keys(text, () => byId('write').requestSubmit(), () => {});
text.addEventListener('keydown', event => {
  if (event.key === 'ArrowUp' && !text.value) {
    const mine = [...list.querySelectorAll('li.mine:not(.deleted)')].pop();
    if (mine) {
      event.preventDefault();
      edit(mine);
    }
  }
});

list.addEventListener('click', async event => {
  const button = event.target.closest('.own button');
  if (!button) return;
  const item = button.closest('li');
  if (button.classList.contains('edit')) {
    edit(item);
  } else if (!button.classList.contains('sure')) { // the second click does it
    button.classList.add('sure');
    button.textContent = 'Really delete?';
    button.addEventListener('blur', () => {
      button.classList.remove('sure');
      button.textContent = 'Delete';
    }, {once: true});
  } else {
    await attempt(() => ask('DELETE', 'messages/' + item.dataset.id));
    text.focus();
  }
});

function edit(item) {
  const id = Number(item.dataset.id);
  const area = document.createElement('textarea');
  area.value = values.get(id).text;
  area.setAttribute('aria-label', 'Edit your message; Enter saves, Escape cancels');
  const done = () => {
    area.remove();
    item.querySelector('.text').hidden = false;
    show(values.get(id));
    text.focus();
  };
  keys(area, async () => {
    if (!area.value.trim()) return;
    if (await attempt(async () => values.set(id, await ask('PUT', 'messages/' + id, {text: area.value})))) done();
  }, done);
  if (!item.querySelector('textarea')) {
    item.querySelector('.text').hidden = true;
    item.querySelector('.text').after(area);
  }
  item.querySelector('textarea').focus();
}

// ---- live

function state(word, sentence) {
  byId('state').dataset.state = word;
  byId('state').textContent = sentence;
}

/** All that was said, except what the events have told already: they are newer. */
async function history(told) {
  people(await ask('GET', 'users'));
  for (let after = 0, some; ; after = some[some.length - 1].id) {
    some = await ask('GET', 'messages?after=' + after);
    for (const message of some) if (!told.has(message.id)) show(message);
    if (some.length < 1000) break;
  }
  byId('empty').hidden = shown.size > 0;
  toEnd();
}

function listen() {
  // The browser reconnects by itself, and says with Last-Event-ID what it has: nothing is missed.
  const source = new EventSource('events');
  const told = new Set();
  let first = true;
  source.addEventListener('open', () => {
    state('live', 'live');
    if (first) history(told).catch(() => { source.close(); again(); });
    first = false;
  });
  source.addEventListener('error', () => {
    state('waiting', 'reconnecting');
    if (source.readyState === EventSource.CLOSED) again(); // refused: it does not try by itself
  });
  source.addEventListener('users', event => people(JSON.parse(event.data)));
  for (const kind of ['message', 'edited', 'deleted']) {
    source.addEventListener(kind, event => {
      const message = JSON.parse(event.data);
      const stay = isAtEnd();
      told.add(message.id);
      show(message);
      if (stay) toEnd();
      else if (kind === 'message') byId('newest').hidden = false;
    });
  }
}

function again() {
  state('waiting', 'reconnecting');
  setTimeout(listen, 2000);
}

become(me);
listen();
(me ? text : byId('name')).focus();
