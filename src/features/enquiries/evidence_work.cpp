#include "features/enquiries/evidence_work.h"

#include <algorithm>

#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/papers.h"
#include "features/enquiries/plan_store.h"
#include "platform/cleaning/cleaning.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::enquiries {

using matters::House;
using matters::Opened;

namespace {

/// "foto.jpg" becomes "foto (schoon).jpg" in the language of the house's default texts.
std::string clean_name(const House& house, const std::string& name) {
  const i18n::Translator t(house.platform.texts, i18n::Language::nl, house.platform.config.zone);
  const auto dot = name.rfind('.');
  const bool ends = dot != std::string::npos && dot > 0;
  return t("enquiries.clean_name", {ends ? name.substr(0, dot) : name, ends ? name.substr(dot) : ""});
}

/// The whole content, which is within cleaning::kCleanMax.
Result<Bytes> content_of(sealing::SealedFileReader& reader, Bytes first) {
  Bytes all = std::move(first);
  while (true) {
    const Bytes piece = TRY(reader.next());
    if (piece.empty()) return all;
    all.insert(all.end(), piece.begin(), piece.end());
    if (all.size() > cleaning::kCleanMax) return Error{ErrorKind::too_large, "cleaning.too_large"};
  }
}

/// The original among the matter's documents: the upload, added now, or one that stood there already.
Result<matters::MatterDocument> original_of(storage::Transaction& tx, House& house, const Opened& opened,
                                            const identity::Viewer& viewer, const EvidenceInput& input,
                                            const Attachment& attachment) {
  if (!attachment.upload) return matters::find_document(tx, opened, input.document);
  return matters::find_document(tx, opened, TRY(keep_document(tx, house, opened, viewer, *attachment.upload)));
}

Result<Done> attach(storage::Transaction& tx, House& house, const Opened& opened, const identity::Viewer& viewer,
                    const EvidenceInput& input, const Attachment& attachment, Evidence& item) {
  const auto document = TRY(original_of(tx, house, opened, viewer, input, attachment));
  item.document_id = document.id;
  item.sha256 = document.sha256_hex;
  item.type = attachment.examined.type;
  item.lies = attachment.examined.lies;
  item.cleaning = attachment.examined.cleaning;
  if (attachment.examined.clean)
    item.clean_document_id = TRY(keep_document(tx, house, opened, viewer, *attachment.examined.clean));
  return Done{};
}

}  // namespace

Result<Examined> examine(const House& house, const std::filesystem::path& file, const sealing::Key& key,
                         std::uint64_t size, const std::string& name) {
  const auto reader = TRY(sealing::SealedFileReader::open(file, key));
  Bytes head = TRY(reader->next());
  const auto nature = cleaning::nature_of(head, name);
  Examined examined{nature.type, nature.lies, {}, {}};
  if (!cleaning::can_clean(nature.kind) || size > cleaning::kCleanMax) {
    examined.cleaning = size > cleaning::kCleanMax ? "cleaning.too_large" : "cleaning.not_known";
    return examined;
  }
  const Bytes content = TRY(content_of(*reader, std::move(head)));
  const auto cleaned = cleaning::clean(content, nature.kind);
  if (!cleaned.ok())
    examined.cleaning = cleaned.error().code;
  else
    examined.clean = TRY(sealed_upload(house, clean_name(house, name), nature.type, *cleaned));
  return examined;
}

Result<Done> register_evidence(storage::Transaction& tx, House& house, const Opened& opened,
                               const identity::Viewer& viewer, const EvidenceInput& input,
                               const std::optional<Attachment>& attachment) {
  TRY(check_investigates(tx, house, opened, viewer));
  if (Errors errors = check_evidence(input, house.today()); !errors.empty()) return errors;
  if (!input.means.empty()) TRY(check_means(plans(tx, opened), input.means, "means"));
  Evidence item;
  item.recorded_by = viewer.account_id;
  item.recorded_on = house.today();
  item.what = input.what;
  item.origin = input.origin;
  item.found_by = std::string(trim(input.found_by));
  item.found_where = input.found_where;
  item.found_on = date_from_iso(input.found_on);
  item.means = input.means;
  if (attachment) TRY(attach(tx, house, opened, viewer, input, *attachment, item));
  if (!add_evidence(tx, opened, item)) return conflict("matter.changed");
  const Custody first{1,           viewer.account_id, house.clock().now(), *item.found_on, item.found_by, input.holder,
                      input.origin};
  if (!add_custody(tx, opened, item.id, first)) return conflict("matter.changed");
  leave_trace(tx, house, opened, viewer, "evidence", std::to_string(item.number));
  return Done{};
}

Result<Done> hand_over_evidence(storage::Transaction& tx, House& house, const Opened& opened,
                                const identity::Viewer& viewer, const std::string& id, int seen,
                                const CustodyInput& input) {
  TRY(check_investigates(tx, house, opened, viewer));
  const Evidence item = TRY(find_evidence(tx, opened, id));
  const auto chain = custody(tx, opened, id);
  if (chain.empty() || chain.back().seq != seen) return conflict("matter.changed");
  if (Errors errors = check_custody(input, chain.back(), house.today()); !errors.empty()) return errors;
  const Custody next{
      chain.back().seq + 1,        viewer.account_id, house.clock().now(), *date_from_iso(input.on), chain.back().to,
      std::string(trim(input.to)), input.why};
  if (!add_custody(tx, opened, id, next)) return conflict("matter.changed");
  leave_trace(tx, house, opened, viewer, "custody", std::to_string(item.number));
  return Done{};
}

Result<Done> keep_clean_copy(storage::Transaction& tx, House& house, const Opened& opened,
                             const identity::Viewer& viewer, const std::string& id, int version,
                             const Examined& examined) {
  TRY(check_investigates(tx, house, opened, viewer));
  Evidence item = TRY(find_evidence(tx, opened, id));
  if (item.version != version || !item.clean_document_id.empty()) return conflict("matter.changed");
  item.type = examined.type;
  item.lies = examined.lies;
  item.cleaning = examined.cleaning;
  if (examined.clean) item.clean_document_id = TRY(keep_document(tx, house, opened, viewer, *examined.clean));
  if (!update_evidence(tx, opened, item)) return conflict("matter.changed");
  leave_audit(tx, house, opened, viewer, "evidence_clean", std::to_string(item.number));
  return Done{};
}

}  // namespace waarborg::enquiries
