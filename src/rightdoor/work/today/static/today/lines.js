// Writes the phone's page out of its templates.  Words are set as text, never as markup.
window.todayLines = (() => {
  const copy = (name) => document.querySelector(`template[data-line="${name}"]`).content.firstElementChild.cloneNode(true);
  const fill = (line, words) => {
    for (const [name, text] of Object.entries(words)) {
      for (const place of line.querySelectorAll(`[data-put="${name}"]`)) {
        place.textContent = text;
        const whole = place.closest("[data-if]") || place;
        whole.hidden = !text;
      }
    }
    return line;
  };
  const child = (row) =>
    fill(copy("child"), {
      name: row.name, service: row.service, safe: row.safe, referrer: row.referrer_safe, blocked: row.blocked,
      alert: row.alert, needs: row.needs, times: row.times.map((one) => one.words).join("; "),
    });
  const note = (one) =>
    fill(copy("note"), {
      name: one.name, words: [one.fields.note, one.fields.next_step].filter(Boolean).join("\n"), why: one.why || "",
      when: [one.fields.session_on_day, one.fields.session_on_month].filter(Boolean).join("/") +
        (one.fields.session_at ? `, ${one.fields.session_at}` : ""),
      draft: one.state === "draft" ? document.querySelector("[data-today]").dataset.draft : "",
    });
  return { child, note };
})();
