#include "features/atypical/deciding.h"

#include <algorithm>
#include <boost/json.hpp>

#include "features/atypical/sealed.h"
#include "features/atypical/words.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "platform/directory/directory.h"
#include "platform/http/sealed_upload.h"
#include "platform/web/field_checks.h"
#include "queries/feature_atypical.h"

namespace waarborg::atypical {
namespace {

namespace json = boost::json;
namespace sql = queries::feature_atypical;
using identity::Viewer;
using storage::Transaction;

bool makes_matter(const std::string& outcome) { return outcome == "talk" || outcome == "triage"; }

std::vector<std::string> outcomes_of(const std::string& kind) {
  if (kind == "control") return {"work", "unclear", "doubtful"};
  if (kind == "event") return {"explained", "nothing"};
  return {"explained", "nothing", "talk", "triage"};
}

Errors check(const std::string& kind, const Decision& decision, Date today) {
  Errors errors;
  const auto known = outcomes_of(kind);
  if (std::ranges::find(known, decision.outcome) == known.end()) errors.push_back(invalid("error.choose", "outcome"));
  web::check_text(errors, "reason", decision.reason, kReasonMax, true);
  if (decision.until.empty()) return errors;
  const auto until = date_from_iso(decision.until);
  if (!until)
    errors.push_back(invalid("error.date", "until"));
  else if (*until < today || *until > add_days(today, kAsideDaysMax))
    errors.push_back(invalid("atypical.until_range", "until", {std::to_string(kAsideDaysMax)}));
  return errors;
}

/// What a matter is made of, made ready before the transaction that opens it: a file is no part of one.
struct Prepared {
  Identity person;
  std::string text;
  http::Upload paper;
};

Result<Prepared> prepare(matters::House& house, const Viewer& viewer, const std::string& case_id) {
  const auto words = TRY(words_for(house, {house.platform.texts, viewer.language, house.platform.config.zone}));
  auto out = house.database().read([&](Transaction& tx) -> Result<Prepared> {
    const auto row = find_case(tx, case_id);
    if (!row || !is_analyst(viewer)) return not_found();
    const auto person = opened_identity(tx, viewer, case_id);
    if (!person) return conflict("atypical.not_opened", "outcome");
    Prepared made;
    made.person = *person;
    made.text = evidence_text(words, *row, TRY(open_evidence(tx, viewer, case_id)));
    made.paper.file_name = row->number + ".txt";
    return made;
  });
  if (!out.ok()) return out;
  out->paper = TRY(http::sealed_upload(house.platform.config.uploads(), out->paper.file_name, "text/plain", out->text));
  return out;
}

std::string person_words(const i18n::Translator& t, const Identity& person) {
  return person.name.empty() ? t("atypical.person_unknown", {person.value}) : person.name + " (" + person.value + ")";
}

Result<matters::Opened> open_case_matter(Transaction& tx, matters::House& house, const Viewer& viewer,
                                         const CaseRow& row, const Decision& decision, const Prepared& prepared) {
  const i18n::Translator t(house.platform.texts, viewer.language, house.platform.config.zone);
  matters::NewMatter request;
  request.procedure = decision.outcome == "talk" ? "line_talk" : "report";
  request.theme = "information";
  request.channel = "staff";
  request.language = std::string(i18n::code_of(viewer.language));
  request.subject = t("atypical.matter_subject", {row.number});
  request.text = t("atypical.matter_text", {row.number, decision.reason});
  request.actor = viewer.account_id;
  matters::PersonNamed person{"concerned", person_words(t, prepared.person)};
  person.person_id = prepared.person.person_id;
  request.people.push_back(person);
  if (!person.person_id.empty())
    if (const auto known = directory::find_person(tx, house.keys(), person.person_id)) request.unit_id = known->unit_id;
  auto opened = TRY(matters::open_matter(tx, house, request));
  TRY(matters::add_document(tx, house, opened, viewer.account_id, prepared.paper, matters::ReporterSees::no));
  return opened;
}

void put_aside(Transaction& tx, const CaseRow& row, const Decision& decision) {
  if (row.kind != "case") return;
  const bool later = decision.outcome == "explained" && !decision.until.empty();
  tx.execute(sql::finding_put_aside, {row.id, later ? decision.until : std::string()});
}

}  // namespace

Result<Evidence> open_evidence(Transaction& tx, const Viewer& viewer, const std::string& case_id) {
  const auto text = unsealed(tx, viewer, case_id, "evidence");
  if (!text) return conflict("atypical.sealed");
  Evidence out = evidence_from(*text);
  if (!is_analyst(viewer)) return out;
  const auto& pair = desk_pair(viewer, monitor::kMonitorDesk);
  for (const auto& finding : out.found.findings)
    for (const auto& seen : finding.look_ups)
      if (seen.reason != 0 && !out.reasons.contains(seen.reason))
        if (auto words = monitor::reason_text(tx, pair, seen.reason)) out.reasons[seen.reason] = std::move(*words);
  return out;
}

std::optional<Identity> opened_identity(Transaction& tx, const Viewer& viewer, const std::string& case_id) {
  for (const auto& opening : openings_of(tx, case_id)) {
    if (opening.state != "granted") continue;
    const auto text = unsealed(tx, viewer, opening.id, "identity");
    if (!text) continue;
    const json::value value = json::parse(*text);
    const auto field = [&](const char* name) { return std::string(value.as_object().at(name).as_string()); };
    return Identity{field("value"), field("name"), field("person")};
  }
  return std::nullopt;
}

std::string identity_json(const Identity& identity) {
  return json::serialize(
      json::object{{"value", identity.value}, {"name", identity.name}, {"person", identity.person_id}});
}

Result<std::string> decide(matters::House& house, const Viewer& viewer, const std::string& case_id,
                           const Decision& decision) {
  const std::uint32_t own = TRY(own_number(house, viewer));
  std::optional<Prepared> prepared;
  if (makes_matter(decision.outcome)) prepared = TRY(prepare(house, viewer, case_id));
  return house.database().write([&](Transaction& tx) -> Result<std::string> {
    const auto row = find_case(tx, case_id);
    if (!row) return not_found();
    const auto entered =
        TRY(enter_case(tx, house, viewer, own, row->kind == "control" ? Act::judge : Act::decide, case_id));
    if (Errors errors = check(entered.kind, decision, house.today()); !errors.empty()) return errors;
    std::optional<std::string> matter_id;
    std::string number;
    if (prepared) {
      const auto opened = TRY(open_case_matter(tx, house, viewer, entered, decision, *prepared));
      matter_id = opened.matter.id;
      number = opened.matter.number;
    }
    TRY(seal_for_desk(tx, case_id, "reason", monitor::kMonitorDesk, decision.reason));
    put_aside(tx, entered, decision);
    if (tx.execute(sql::case_close, {case_id, decision.outcome, house.today(), viewer.account_id, matter_id}) == 0)
      return conflict("atypical.closed");
    return number;
  });
}

}  // namespace waarborg::atypical
