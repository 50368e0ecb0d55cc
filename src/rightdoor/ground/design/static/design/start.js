// Wakes GOV.UK's components on the pages that have one which needs it; the others never fetch
// their script.  Everything works before and without this.
const parts = document.getElementById("rd-govuk");
const NEEDED = {
  CharacterCount: "[data-module=govuk-character-count]",
  Checkboxes: "[data-module=govuk-checkboxes]:has([data-aria-controls], [data-behaviour])",
  ErrorSummary: "[data-module=govuk-error-summary]",
  FileUpload: "[data-module=govuk-file-upload]",
  NotificationBanner: "[data-module=govuk-notification-banner]",
  PasswordInput: "[data-module=govuk-password-input]",
  Radios: "[data-module=govuk-radios]:has([data-aria-controls])",
  Tabs: "[data-module=govuk-tabs]",
};

const wanted = Object.keys(NEEDED).filter((name) => document.querySelector(NEEDED[name]));
if (parts && wanted.length) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  import(parts.dataset.src).then((govuk) => {
    for (const name of wanted) govuk.createAll(govuk[name]);
  });
}
