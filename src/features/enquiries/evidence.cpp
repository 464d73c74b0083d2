#include "features/enquiries/evidence.h"

#include <algorithm>

#include "features/enquiries/enquiry.h"
#include "features/enquiries/sealed_json.h"
#include "queries/feature_enquiries.h"

namespace waarborg::enquiries {

namespace sql = queries::feature_enquiries;

namespace {

std::string place_of(const std::string& id) { return "enquiries_evidence:" + id; }
std::string custody_place(const std::string& id, int seq) {
  return "enquiries_custody:" + id + ":" + std::to_string(seq);
}

std::optional<std::string> or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Bytes sealed(const matters::Opened& opened, const Evidence& item) {
  return seal_words(opened, place_of(item.id),
                    {{"what", item.what},
                     {"origin", item.origin},
                     {"found_by", item.found_by},
                     {"found_where", item.found_where},
                     {"found_on", day_text(item.found_on)},
                     {"means", item.means},
                     {"sha256", item.sha256},
                     {"type", item.type},
                     {"cleaning", item.cleaning},
                     {"lies", item.lies ? "yes" : ""}});
}

Evidence evidence_from(const storage::Row& row, const matters::Opened& opened) {
  Evidence item;
  item.id = row.text("id");
  item.number = static_cast<int>(row.integer("number"));
  item.version = static_cast<int>(row.integer("version"));
  item.recorded_by = row.text("recorded_by");
  item.recorded_on = row.date("recorded_on");
  item.document_id = row.maybe_text("document_id").value_or("");
  item.clean_document_id = row.maybe_text("clean_document_id").value_or("");
  const auto words = open_words(opened, place_of(item.id), row.blob("sealed"));
  item.what = text_in(words, "what");
  item.origin = text_in(words, "origin");
  item.found_by = text_in(words, "found_by");
  item.found_where = text_in(words, "found_where");
  item.found_on = day_in(words, "found_on");
  item.means = text_in(words, "means");
  item.sha256 = text_in(words, "sha256");
  item.type = text_in(words, "type");
  item.cleaning = text_in(words, "cleaning");
  item.lies = text_in(words, "lies") == "yes";
  return item;
}

}  // namespace

Errors check_evidence(const EvidenceInput& input, Date today) {
  Errors errors;
  check_text(errors, "what", input.what, kTextMax, true);
  check_text(errors, "origin", input.origin, kTextMax, true);
  check_day(errors, "found_on", input.found_on, true, today);
  check_text(errors, "found_by", input.found_by, kLineMax, true);
  check_text(errors, "found_where", input.found_where, kTextMax, false);
  check_text(errors, "holder", input.holder, kLineMax, true);
  return errors;
}

Errors check_custody(const CustodyInput& input, const Custody& before, Date today) {
  Errors errors;
  check_text(errors, "to", input.to, kLineMax, true);
  const auto on = check_day(errors, "on", input.on, true, today);
  if (on && *on < before.on) errors.push_back(invalid("enquiries.before_last_hand_over", "on"));
  check_text(errors, "reason", input.why, kTextMax, true);
  return errors;
}

std::vector<Evidence> evidence(storage::Transaction& tx, const matters::Opened& opened) {
  std::vector<Evidence> all;
  for (const auto& row : tx.query(sql::evidence_of, {opened.matter.id})) all.push_back(evidence_from(row, opened));
  return all;
}

Result<Evidence> find_evidence(storage::Transaction& tx, const matters::Opened& opened, const std::string& id) {
  const auto all = evidence(tx, opened);
  const auto found = std::ranges::find(all, id, &Evidence::id);
  if (found == all.end()) return not_found();
  return *found;
}

bool add_evidence(storage::Transaction& tx, const matters::Opened& opened, Evidence& item) {
  const auto all = evidence(tx, opened);
  item.id = new_id();
  item.number = all.empty() ? 1 : all.back().number + 1;
  item.version = 1;
  return tx.execute(sql::evidence_add, {item.id, opened.matter.id, static_cast<std::int64_t>(item.number),
                                        item.recorded_by, item.recorded_on, or_null(item.document_id),
                                        or_null(item.clean_document_id), sealed(opened, item)}) == 1;
}

bool update_evidence(storage::Transaction& tx, const matters::Opened& opened, const Evidence& item) {
  return tx.execute(sql::evidence_update, {item.id, opened.matter.id, static_cast<std::int64_t>(item.version),
                                           or_null(item.clean_document_id), sealed(opened, item)}) == 1;
}

std::vector<Custody> custody(storage::Transaction& tx, const matters::Opened& opened, const std::string& evidence_id) {
  std::vector<Custody> chain;
  for (const auto& row : tx.query(sql::custody_of, {opened.matter.id, evidence_id})) {
    Custody link;
    link.seq = static_cast<int>(row.integer("seq"));
    link.recorded_by = row.text("recorded_by");
    link.recorded_at = row.instant("recorded_at");
    const auto words = open_words(opened, custody_place(evidence_id, link.seq), row.blob("sealed"));
    link.on = day_in(words, "on").value_or(Date{});
    link.from = text_in(words, "from");
    link.to = text_in(words, "to");
    link.why = text_in(words, "why");
    chain.push_back(std::move(link));
  }
  return chain;
}

bool add_custody(storage::Transaction& tx, const matters::Opened& opened, const std::string& evidence_id,
                 const Custody& link) {
  const json::object words{{"on", to_iso(link.on)}, {"from", link.from}, {"to", link.to}, {"why", link.why}};
  return tx.execute(sql::custody_add,
                    {evidence_id, static_cast<std::int64_t>(link.seq), opened.matter.id, link.recorded_by,
                     link.recorded_at, seal_words(opened, custody_place(evidence_id, link.seq), words)}) == 1;
}

}  // namespace waarborg::enquiries
