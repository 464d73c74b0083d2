#include "features/reports/mailbox.h"

#include <algorithm>

#include "base/text.h"
#include "features/reports/kept_uploads.h"
#include "features/reports/mailbox_session.h"
#include "matters/closing.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/steps.h"

namespace waarborg::reports {

using matters::Opened;

namespace {

struct Entered {
  sealing::ReporterKey reporter;
  Opened opened;
};

Result<Entered> enter(storage::Transaction& tx, matters::House& house, std::string_view cookie) {
  auto reporter = find_session(tx, house, cookie);
  if (!reporter) return forbidden("reports.session_over");
  Opened opened = TRY(matters::open_mailbox(tx, house, *reporter));
  return Entered{std::move(*reporter), std::move(opened)};
}

bool ends_in_message(const matters::Step& step) {
  return std::find(step.records.begin(), step.records.end(), matters::RecordKind::message) != step.records.end();
}

/// A term that has not begun: when it will have ended at the latest, if the rule says when it begins at the latest.
std::optional<Date> latest_end(const matters::ClockRule& rule, const matters::Matter& matter,
                               const calendar::Holidays& holidays) {
  if (!rule.from_at_latest) return std::nullopt;
  const Date begin =
      calendar::due_date(holidays, calendar::ClockNature::policy, matter.received_on, *rule.from_at_latest);
  return calendar::due_date(holidays, rule.nature, begin, rule.period);
}

std::vector<std::pair<std::string, Date>> open_steps(storage::Transaction& tx, const std::string& matter_id) {
  std::vector<std::pair<std::string, Date>> out;
  for (const auto& step : matters::steps(tx, matter_id))
    if (step.state == matters::StepState::open && step.due_on) out.emplace_back(step.step, *step.due_on);
  return out;
}

Standing standing_of(const matters::Matter& matter, const std::vector<matters::MatterClock>& clocks) {
  if (matter.state == "merged") return Standing::merged;
  if (!matter.is_open()) return Standing::closed;
  const bool paused = std::any_of(clocks.begin(), clocks.end(),
                                  [](const auto& clock) { return clock.state == matters::ClockState::paused; });
  return paused ? Standing::paused : Standing::running;
}

/// The phase in plain words, of the matter that goes on. Of another matter nothing else is taken.
i18n::LocalText phase_of(storage::Transaction& tx, matters::House& house, const Opened& opened) {
  if (opened.matter.state != "merged") return opened.procedure->phase(opened.matter.phase)->public_title;
  const auto into = matters::load_matter(tx, matters::merged_into(tx, opened.matter.id));
  if (!into) return {};
  const auto procedure = house.procedures.version(tx, into->procedure_key, into->procedure_version);
  if (!procedure.ok()) return {};
  const matters::Phase* phase = (*procedure)->phase(into->phase);
  return phase == nullptr ? i18n::LocalText{} : phase->public_title;
}

/// For the head of a letter; nothing of who stayed anonymous.
std::vector<std::string> recipient_of(storage::Transaction& tx, const Opened& opened) {
  std::vector<std::string> lines;
  for (const auto& person : matters::people(tx, opened)) {
    if (person.capacity != "reporter" && person.capacity != "complainant") continue;
    for (const auto& line : split(person.text + "\n" + person.contact, '\n'))
      if (!trim(line).empty()) lines.emplace_back(trim(line));
  }
  return lines;
}

Mailbox mailbox_of(storage::Transaction& tx, matters::House& house, const Opened& opened) {
  const auto clocks = matters::current_clocks(matters::clocks(tx, opened.matter.id));
  Mailbox mailbox;
  mailbox.standing = standing_of(opened.matter, clocks);
  mailbox.phase = phase_of(tx, house, opened);
  mailbox.number = opened.matter.number;
  mailbox.subject = matters::subject_of(opened);
  mailbox.received_on = opened.matter.received_on;
  mailbox.closed_on = opened.matter.closed_on;
  if (opened.matter.is_open())
    mailbox.promises = promises_of(opened, clocks, open_steps(tx, opened.matter.id), house.holidays);
  mailbox.messages = matters::messages(tx, opened);
  mailbox.recipient = recipient_of(tx, opened);
  for (auto& document : matters::documents(tx, opened))
    if (document.reporter_sees) mailbox.documents.push_back(std::move(document));
  return mailbox;
}

Errors check_message(const http::Request& request) {
  const std::string message(trim(request.form.get("message")));
  const bool has_files = !request.uploads.empty() || request.form.has(kKeptField);
  if (message.empty() && !has_files) return {invalid("error.required", "message")};
  if (count_characters(message) > static_cast<std::size_t>(kMessageMax))
    return {invalid("error.too_long", "message", {std::to_string(kMessageMax)})};
  return {};
}

}  // namespace

std::string outside_actor(const matters::Matter& matter) {
  return matter.channel == "citizen" ? "complainant" : "reporter";
}

std::vector<Promise> promises_of(const Opened& opened, const std::vector<matters::MatterClock>& clocks,
                                 const std::vector<std::pair<std::string, Date>>& open_steps,
                                 const calendar::Holidays& holidays) {
  std::vector<Promise> promises;
  for (const auto& [key, due_on] : open_steps)
    if (const auto* step = opened.procedure->step(key); step != nullptr && ends_in_message(*step))
      promises.push_back({step->title, due_on});
  for (const auto& rule : opened.procedure->clocks) {
    const auto clock = std::find_if(clocks.begin(), clocks.end(), [&](const auto& c) { return c.clock == rule.key; });
    if (clock != clocks.end()) {
      if (clock->state == matters::ClockState::running) promises.push_back({rule.title, clock->due_on});
    } else if (const auto due_on = latest_end(rule, opened.matter, holidays)) {
      promises.push_back({rule.title, *due_on});
    }
  }
  std::stable_sort(promises.begin(), promises.end(), [](const auto& a, const auto& b) { return a.by < b.by; });
  return promises;
}

Result<Mailbox> read_mailbox(matters::House& house, std::string_view cookie) {
  return house.database().write([&](storage::Transaction& tx) -> Result<Mailbox> {
    const Entered entered = TRY(enter(tx, house, cookie));
    Mailbox mailbox = mailbox_of(tx, house, entered.opened);
    matters::mark_read(tx, house, entered.opened.matter.id, matters::Direction::out);
    renew_session(tx, house, cookie, entered.reporter);
    return mailbox;
  });
}

Result<Done> write_to_mailbox(matters::House& house, std::string_view cookie, const http::Request& request,
                              const std::string& words_for_files) {
  if (auto errors = check_message(request); !errors.empty()) return errors;
  return house.database().write([&](storage::Transaction& tx) -> Result<Done> {
    const Entered entered = TRY(enter(tx, house, cookie));
    const std::string actor = outside_actor(entered.opened.matter);
    const std::string message(trim(request.form.get("message")));
    TRY(matters::receive_message(tx, house, entered.opened, actor, message.empty() ? words_for_files : message));
    const auto files = TRY(claim_files(tx, house, request));
    for (const auto& upload : files)
      TRY(matters::add_document(tx, house, entered.opened, actor, upload, matters::ReporterSees::yes));
    renew_session(tx, house, cookie, entered.reporter);
    return Done{};
  });
}

Result<matters::MatterDocument> find_in_mailbox(matters::House& house, std::string_view cookie,
                                                const std::string& document_id) {
  return house.database().read([&](storage::Transaction& tx) -> Result<matters::MatterDocument> {
    const Entered entered = TRY(enter(tx, house, cookie));
    auto document = TRY(matters::find_document(tx, entered.opened, document_id));
    if (!document.reporter_sees) return not_found();
    return document;
  });
}

}  // namespace waarborg::reports
