#include "features/complaints/intake_submit.h"

#include "base/text.h"
#include "features/complaints/handling_steps.h"
#include "matters/confirmation.h"
#include "matters/correspondence.h"
#include "matters/sent_letter.h"
#include "matters/timeline.h"

namespace waarborg::complaints {

namespace {

using matters::Opened;

/// What happened, and below it what was asked beside it: one sealed text.
std::string told_text(const i18n::Translator& t, const html::FormState& form, const IntakeFacts& facts) {
  std::vector<std::string> parts{typed(form, "text")};
  const auto add = [&](std::string_view field) {
    if (const std::string value = typed(form, field); !value.empty())
      parts.push_back(t("error.in_field", {t("complaint.fact_" + std::string(field)), value}));
  };
  add("wish");
  add("when");
  add("where");
  if (is_compliment(form)) add("officers");
  for (const auto& unit : facts.units)
    if (unit.id == typed(form, "unit")) parts.push_back(t("error.in_field", {t("common.unit"), unit.name}));
  return join(parts, "\n\n");
}

std::string contact_text(const html::FormState& form) {
  std::vector<std::string> lines;
  for (const char* field : {"address", "email", "phone"})
    if (std::string value = typed(form, field); !value.empty()) lines.push_back(std::move(value));
  return join(lines, "\n");
}

void add_allegations(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                     const html::FormState& form) {
  Allegation allegation;
  allegation.category = typed(form, "category");
  allegation.what = typed(form, "subject");
  auto officers = web::lines_in(form.value("officers"));
  if (officers.empty()) officers.emplace_back();
  for (const auto& officer : officers) {
    allegation.officer = officer;
    add_allegation(tx, house, opened, allegation);
  }
}

/// The house confirms by itself: nobody has to, and the complainant has it at once (Awb 9:6).
Result<Done> confirm_receipt(storage::Transaction& tx, matters::House& house, Opened& opened) {
  const auto step = matters::open_step(tx, opened.matter.id, "acknowledge");
  const matters::Step* rule = opened.procedure->step("acknowledge");
  if (!step || !rule) return Done{};
  const auto letter = proposal(house, opened, rule->letter, promised_day(tx, opened.matter.id), {});
  const std::string message = with_contact(letter.message, matters::contact_lines(house.platform.config));
  return matters::complete_step(tx, house, opened, matters::Doer::house(std::string(matters::kConfirmingActor)),
                                step->id, {{"subject", letter.subject}, {"message", message}});
}

/// What was sent to the complainant first.
void take_letter(storage::Transaction& tx, const Opened& opened, Confirmation& confirmation) {
  confirmation.number = opened.matter.number;
  for (const auto& message : matters::messages(tx, opened)) {
    if (message.direction != matters::Direction::out) continue;
    confirmation.subject = message.subject;
    confirmation.letter = message.body;
    return;
  }
}

}  // namespace

matters::NewMatter matter_of(const i18n::Translator& t, const html::FormState& form, const IntakeFacts& facts) {
  const bool compliment = is_compliment(form);
  matters::NewMatter matter;
  matter.procedure = compliment ? "compliment" : "complaint";
  matter.unit_id = typed(form, "unit");
  matter.theme = compliment ? "other" : typed(form, "category");
  matter.channel = "citizen";
  matter.reporter_kind = "named";
  matter.language = typed(form, "language");
  matter.subject = typed(form, "subject");
  matter.text = told_text(t, form, facts);
  matter.actor = "complainant";
  if (!compliment)
    for (const auto& officer : web::lines_in(form.value("officers")))
      matter.people.push_back({.capacity = "concerned", .text = officer});
  matter.people.push_back({.capacity = "complainant", .text = typed(form, "name"), .contact = contact_text(form)});
  return matter;
}

Result<Confirmation> submit_intake(matters::House& house, const i18n::Translator& t, const html::FormState& form,
                                   const IntakeFacts& facts, const http::Request& request) {
  Confirmation confirmation;
  reports::Submission submission{matter_of(t, form, facts), form.value(reports::kOnceField), {}, {}};
  submission.also = [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    if (is_compliment(form)) return Done{};
    add_allegations(tx, house, opened, form);
    return confirm_receipt(tx, house, opened);
  };
  submission.tell = [&](storage::Transaction& tx, const Opened& opened) { take_letter(tx, opened, confirmation); };
  confirmation.receipt = TRY(reports::submit_with_mailbox(house, submission, request));
  return confirmation;
}

}  // namespace waarborg::complaints
