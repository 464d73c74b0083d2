#include "features/complaints/handling_steps.h"

#include <algorithm>

#include "base/text.h"
#include "matters/content.h"
#include "matters/correspondence.h"
#include "matters/participants.h"
#include "matters/sent_letter.h"

namespace waarborg::complaints {

namespace {

using matters::Opened;

/// Opens the complaint for somebody whose step this is, and finds the step still open.
Result<Opened> open_for_step(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                             const std::string& matter_id, std::string_view step_key, const std::string& step_id) {
  auto opened = TRY(open_complaint(tx, house, viewer, matter_id));
  const auto step = matters::open_step(tx, matter_id, step_key);
  if (!opened.matter.is_open() || !step || step->id != step_id) return conflict("step.already_done");
  if (!matters::may_do_step(tx, house, opened, viewer, *step)) return forbidden("step.not_yours");
  return opened;
}

Errors check_refusal(const RefusalInput& input, const matters::ComplaintTerms& terms) {
  Errors errors;
  if (input.ground.empty())
    errors.push_back(invalid("error.choose", "ground"));
  else if (!terms.ground(input.ground))
    errors.push_back(invalid("error.choice", "ground"));
  if (trim(input.explanation).empty()) errors.push_back(invalid("error.required", "explanation"));
  if (count_characters(input.explanation) > static_cast<std::size_t>(kNoteMax))
    errors.push_back(invalid("error.too_long", "explanation", {std::to_string(kNoteMax)}));
  for (auto& error : check_letter(input.subject, input.message)) errors.push_back(std::move(error));
  return errors;
}

std::string contact_of(const matters::House& house) { return matters::contact_lines(house.platform.config); }

Result<Done> keep_ground(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                         const std::string& ground) {
  HandlingFacts now = facts(tx, opened);
  now.ground = ground;
  now.ground_on = house.today();
  if (!save_facts(tx, opened, now)) return conflict("matter.changed");
  return Done{};
}

std::string titles_of(const i18n::Translator& t, const matters::ComplaintTerms& terms,
                      const std::vector<Allegation>& all) {
  std::vector<std::string> lines;
  for (const auto& allegation : all) {
    const auto* category = terms.category(allegation.category);
    const auto* finding = terms.finding(allegation.final_finding);
    if (!allegation.withdrawn && category && finding)
      lines.push_back(t("complaint.judged_line", {t(category->title), t(finding->title), t(finding->explanation)}));
  }
  return join(lines, "\n");
}

std::string outcomes_of(const i18n::Translator& t, const matters::ComplaintTerms& terms,
                        const std::vector<Allegation>& all) {
  std::vector<std::string> lines;
  for (const auto& allegation : all) {
    const auto* outcome = terms.outcome(allegation.outcome);
    if (allegation.withdrawn || !outcome) continue;
    const std::string line = t("complaint.outcome_line", {t(outcome->title), t(outcome->explanation)});
    if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
  }
  return join(lines, "\n");
}

/// What the step "findings" recorded.
std::string findings_of(storage::Transaction& tx, const Opened& opened) {
  for (const auto& step : matters::steps(tx, opened.matter.id)) {
    const auto record = matters::record_of(opened, step);
    if (const auto found = record.find("findings"); found != record.end()) return found->second;
  }
  return {};
}

}  // namespace

std::optional<Date> promised_day(storage::Transaction& tx, const std::string& matter_id) {
  std::optional<Date> soonest;
  for (const auto& clock : matters::current_clocks(matters::clocks(tx, matter_id)))
    if (clock.state == matters::ClockState::running && (!soonest || clock.due_on < *soonest)) soonest = clock.due_on;
  return soonest;
}

std::vector<std::string> complainant_lines(storage::Transaction& tx, const Opened& opened) {
  std::vector<std::string> lines;
  for (const auto& person : matters::people(tx, opened)) {
    if (person.capacity != "complainant") continue;
    lines.push_back(person.text);
    for (const auto& line : split(person.contact, '\n'))
      if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

LetterProposal proposal(const matters::House& house, const Opened& opened, std::string_view letter,
                        std::optional<Date> due, const matters::LetterValues& values) {
  const matters::Letter* found = house.content.letters.find(letter);
  if (!found) return {};
  const auto t = matters::translator_for(house, opened.matter);
  auto all = matters::house_letter_values(house, t, opened.matter, due);
  for (const auto& [name, value] : values)
    if (!trim(value).empty()) all.insert_or_assign(name, value);
  return {found->key, matters::fill_letter(t(found->subject), all), matters::fill_letter(t(found->body), all)};
}

LetterProposal refusal_letter(storage::Transaction& tx, const matters::House& house, const Opened& opened,
                              const std::string& ground, const std::string& explanation, const std::string& desk) {
  const auto t = matters::translator_for(house, opened.matter);
  const auto* term = house.content.complaint_terms.ground(ground);
  std::string reason = term ? t("complaint.ground_line", {t(term->title), std::string(trim(explanation))}) : "";
  const bool pauses = ground == kPausingGround;
  const matters::Step* step = opened.procedure->step("not_taken_up");
  const std::string letter = pauses || !step ? "pause_notice" : step->letter;
  return proposal(house, opened, letter, promised_day(tx, opened.matter.id), {{"reason", reason}, {"desk", desk}});
}

LetterProposal judgement_letter(storage::Transaction& tx, const matters::House& house, const Opened& opened) {
  const auto t = matters::translator_for(house, opened.matter);
  const auto all = allegations(tx, opened);
  const auto& terms = house.content.complaint_terms;
  const matters::Step* step = opened.procedure->step("send_judgement");
  return proposal(house, opened, step ? step->letter : "complaint_judgement", promised_day(tx, opened.matter.id),
                  {{"findings", findings_of(tx, opened)},
                   {"judgement", titles_of(t, terms, all)},
                   {"outcome", outcomes_of(t, terms, all)}});
}

Result<Done> refuse_complaint(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                              const RefusalInput& input) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    Opened opened = TRY(open_for_step(tx, house, viewer, matter_id, "not_taken_up", input.step_id));
    const auto& terms = house.content.complaint_terms;
    if (Errors errors = check_refusal(input, terms); !errors.empty()) return errors;
    TRY(keep_ground(tx, house, opened, input.ground));
    const std::string message = with_contact(input.message, contact_of(house));
    if (input.ground == kPausingGround) {
      const int paused =
          TRY(matters::pause_all(tx, house, opened, viewer.account_id, std::string(kPausingGround), input.explanation));
      if (paused == 0) return conflict("clock.pause_not_allowed", "ground");
      return matters::send_message(tx, house, opened, viewer.account_id, "pause_notice", input.subject, message);
    }
    const i18n::Translator t(house.platform.texts, viewer.language, house.platform.config.zone);
    const std::string reason =
        t("complaint.ground_line", {t(terms.ground(input.ground)->title), std::string(trim(input.explanation))});
    return matters::complete_step(tx, house, opened, viewer, input.step_id,
                                  {{"reason", reason}, {"subject", input.subject}, {"message", message}});
  });
}

Errors check_notice(const NoticeInput& input, Date today) {
  Errors errors;
  const auto day = [&](const std::string& value, const std::string& field) {
    if (value.empty()) return;
    const auto date = date_from_iso(value);
    if (!date)
      errors.push_back(invalid("error.date", field));
    else if (*date > today)
      errors.push_back(invalid("error.date_future", field));
  };
  day(input.mayor_on, "mayor_on");
  day(input.prosecutor_on, "prosecutor_on");
  if (input.mayor_on.empty() && input.prosecutor_on.empty())
    errors.push_back(invalid("complaint.one_of_them", "mayor_on"));
  if (count_characters(input.note) > static_cast<std::size_t>(kNoteMax))
    errors.push_back(invalid("error.too_long", "note", {std::to_string(kNoteMax)}));
  return errors;
}

Result<Done> record_notice(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& matter_id, const NoticeInput& input, const std::string& notice) {
  Opened opened = TRY(open_for_step(tx, house, viewer, matter_id, "inform_mayor", input.step_id));
  if (Errors errors = check_notice(input, house.today()); !errors.empty()) return errors;
  HandlingFacts now = facts(tx, opened);
  now.mayor_on = date_from_iso(input.mayor_on);
  now.prosecutor_on = date_from_iso(input.prosecutor_on);
  if (!save_facts(tx, opened, now)) return conflict("matter.changed");
  return matters::complete_step(tx, house, opened, viewer, input.step_id, {{"notice", notice}});
}

Result<Done> record_notice(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                           const NoticeInput& input, const std::string& notice) {
  return house.database().write(
      [&](storage::Transaction& tx) { return record_notice(tx, house, viewer, matter_id, input, notice); });
}

Result<Done> send_judgement(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                            const std::string& matter_id, const JudgementInput& input) {
  Opened opened = TRY(open_for_step(tx, house, viewer, matter_id, "send_judgement", input.step_id));
  if (Errors errors = check_letter(input.subject, input.message); !errors.empty()) return errors;
  if (!all_judged(allegations(tx, opened))) return conflict("complaint.not_all_judged");
  return matters::complete_step(
      tx, house, opened, viewer, input.step_id,
      {{"subject", input.subject}, {"message", with_contact(input.message, contact_of(house))}});
}

Result<Done> send_judgement(matters::House& house, const identity::Viewer& viewer, const std::string& matter_id,
                            const JudgementInput& input) {
  return house.database().write(
      [&](storage::Transaction& tx) { return send_judgement(tx, house, viewer, matter_id, input); });
}

}  // namespace waarborg::complaints
