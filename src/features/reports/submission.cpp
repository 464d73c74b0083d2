// A matter of somebody outside: return code, mailbox, documents, in one transaction (contract/reports.h).
#include "features/reports/kept_uploads.h"
#include "features/reports/mailbox_session.h"
#include "matters/correspondence.h"

namespace waarborg::reports {

namespace {

sealing::Key seed_of(const matters::House& house, const std::string& once) {
  const auto bytes = from_base64url(once);
  if (!bytes || bytes->size() != sealing::Key::size) return sealing::Key::random();
  // The form's secret alone gives no code: a saved page cannot be turned into one without this house.
  return sealing::Key::from(sealing::keyed_token(house.keys().cookie, "reports.return_code", as_text_view(*bytes)));
}

Result<Done> add_files(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                       const std::string& actor, const http::Request& request) {
  const auto files = TRY(claim_files(tx, house, request));
  for (const auto& upload : files)
    TRY(matters::add_document(tx, house, opened, actor, upload, matters::ReporterSees::yes));
  return Done{};
}

}  // namespace

std::string new_once() { return to_base64url(random_bytes(sealing::Key::size)); }

Result<Receipt> submit_with_mailbox(matters::House& house, const Submission& submission, const http::Request& request) {
  Receipt receipt{sealing::return_code_of(seed_of(house, submission.once)), false};
  matters::NewMatter matter = submission.matter;
  matter.mailbox = key_of_code(house, receipt.code);
  const auto repeated = house.database().write([&](storage::Transaction& tx) -> Result<bool> {
    const auto before = matters::open_mailbox(tx, house, *matter.mailbox);
    if (before.ok()) {
      if (submission.tell) submission.tell(tx, *before);
      return true;
    }
    auto opened = TRY(matters::open_matter(tx, house, matter));
    TRY(add_files(tx, house, opened, matter.actor, request));
    if (submission.also) TRY(submission.also(tx, opened));
    if (submission.tell) submission.tell(tx, opened);
    return false;
  });
  receipt.repeated = TRY(repeated);
  return receipt;
}

}  // namespace waarborg::reports
