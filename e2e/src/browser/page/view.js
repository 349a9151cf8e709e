// Puts what the gateway answered on the page, as text.

export const at = (id) => document.getElementById(id);

export const say = (id, text) => {
  at(id).textContent = text;
};

export function item(text, attributes = {}, ...children) {
  const line = document.createElement('li');
  line.append(text, ...children);
  for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, value);
  return line;
}

export function button(text, act) {
  const element = document.createElement('button');
  element.append(text);
  element.onclick = act;
  return element;
}

export const list = (id, items) => at(id).replaceChildren(...items);

export const toast = (text) => at('toasts').append(item(text));

/** What is refused becomes a toast, with the seconds to wait where a script may read them. */
export const orToast =
  (act) =>
  async (...given) => {
    try {
      await act(...given);
    } catch ({ message, retryAfter }) {
      toast(retryAfter ? `${message} [${retryAfter}]` : message);
    }
  };

/** Handles a form's submission or a button's click instead of the browser. */
export const on = (id, event, act) => {
  at(id).addEventListener(event, (happened) => {
    happened.preventDefault();
    void orToast(act)();
  });
};

export function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
}
