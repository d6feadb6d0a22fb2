// What stands beside the text, one thing at a time; without this they stand one under the other.
//
//   <div data-tabs="name of the row"> … <section data-tab id="…"> <h2>Remarques <span>3</span></h2>
//
// Each tab is its section's own title, which the section then no longer shows.

for (const panel of document.querySelectorAll("[data-tabs]")) arrange(panel);

function arrange(panel) {
  const sections = [...panel.querySelectorAll("[data-tab]")];
  const row = document.createElement("div");
  row.className = "bench-tabs";
  row.setAttribute("role", "tablist");
  row.setAttribute("aria-label", panel.dataset.tabs);
  const tabs = sections.map((section) => tabOf(section));
  row.append(...tabs);
  panel.prepend(row);
  row.addEventListener("click", (event) => event.target.closest("[role=tab]") && show(event.target.closest("[role=tab]")));
  row.addEventListener("keydown", move);
  document.addEventListener("pap:onglet", ({ detail }) => show(document.getElementById(`onglet-${detail.id}`)));

  function show(tab) {
    for (const one of tabs) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
    }
    document.dispatchEvent(new CustomEvent("pap:montre", { detail: { id: tab.getAttribute("aria-controls") } }));
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const mirrored = getComputedStyle(row).direction === "rtl" ? -step : step;
    const next = tabs[(tabs.indexOf(event.target) + mirrored + tabs.length) % tabs.length];
    next.focus();
    show(next);
  }

  show(tabs.find((tab) => tab.dataset.first) ?? tabs[0]);
}

function tabOf(section) {
  const title = section.querySelector("h2");
  const tab = document.createElement("button");
  tab.type = "button";
  tab.className = "bench-tab";
  tab.id = `onglet-${section.id}`;
  tab.append(...title.childNodes);
  title.hidden = true;
  if (section.dataset.tab === "first") tab.dataset.first = "yes";
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", section.id);
  section.setAttribute("role", "tabpanel");
  section.setAttribute("aria-labelledby", tab.id);
  return tab;
}
