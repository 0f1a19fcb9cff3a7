"use strict";
const card = document.getElementById("card");
const isOn = (mark) => !document.body.classList.contains("no-" + mark.dataset.layer);

for (const box of document.querySelectorAll(".legend input")) {
  const set = () => document.body.classList.toggle("no-" + box.dataset.layer, !box.checked);
  box.addEventListener("change", set);
  set();
}

// The card says what every mark under the pointer was understood as, the innermost first.
function lines(mark) {
  const line = document.createElement("div");
  const says = line.appendChild(document.createElement("b"));
  const notes = line.appendChild(document.createElement("small"));
  says.textContent = mark.dataset.says;
  notes.textContent = mark.dataset.layer + " · " + mark.dataset.notes;
  return line;
}

function show(event) {
  const marks = [];
  for (let at = event.target.closest(".text .m"); at; at = at.parentElement.closest(".text .m")) {
    if (isOn(at)) marks.push(at);
  }
  const row = event.target.closest("tr[data-key]");
  const key = marks.length ? marks[0].dataset.key : row && row.dataset.key;
  for (const old of document.querySelectorAll(".same")) old.classList.remove("same");
  if (key) {
    for (const kin of event.target.closest("article").querySelectorAll("[data-key]")) {
      if (kin.dataset.key === key) kin.classList.add("same");
    }
  }
  card.replaceChildren(...marks.map(lines));
  card.hidden = !marks.length;
  if (card.hidden) return;
  const left = Math.min(event.clientX + 12, innerWidth - card.offsetWidth - 12);
  const below = event.clientY + 22;
  card.style.left = Math.max(left, 8) + "px";
  card.style.top = (below + card.offsetHeight > innerHeight ? event.clientY - card.offsetHeight - 16 : below) + "px";
}

document.addEventListener("pointerover", show);
document.addEventListener("click", show);
