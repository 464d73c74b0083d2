#include "features/atypical/to_matter.h"

#include "matters/correspondence.h"
#include "platform/directory/directory.h"
#include "platform/http/sealed_upload.h"

namespace waarborg::atypical {
namespace {

using storage::Transaction;

/// The unit of all of them, or nothing where they are of several.
std::string unit_of(Transaction& tx, const matters::House& house, const std::vector<Identity>& people) {
  std::string unit;
  for (const auto& one : people) {
    const auto known = one.person_id.empty() ? std::nullopt : directory::find_person(tx, house.keys(), one.person_id);
    if (!known || (!unit.empty() && unit != known->unit_id)) return "";
    unit = known->unit_id;
  }
  return unit;
}

}  // namespace

Result<Done> seal_paper(const matters::House& house, const std::string& number, Prepared& prepared) {
  prepared.paper =
      TRY(http::sealed_upload(house.platform.config.uploads(), number + ".txt", "text/plain", prepared.text));
  return Done{};
}

std::string person_words(const i18n::Translator& t, const Identity& person) {
  return person.name.empty() ? t("atypical.person_unknown", {person.value}) : person.name + " (" + person.value + ")";
}

Result<matters::Matter> open_case_matter(Transaction& tx, matters::House& house, const identity::Viewer& viewer,
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
  for (const auto& one : prepared.people) {
    matters::PersonNamed person{"concerned", person_words(t, one)};
    person.person_id = one.person_id;
    request.people.push_back(std::move(person));
  }
  request.unit_id = unit_of(tx, house, prepared.people);
  auto opened = TRY(matters::open_matter(tx, house, request));
  TRY(matters::add_document(tx, house, opened, viewer.account_id, prepared.paper, matters::ReporterSees::no));
  return opened.matter;
}

}  // namespace waarborg::atypical
