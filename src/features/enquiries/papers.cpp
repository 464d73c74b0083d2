#include "features/enquiries/papers.h"

#include <system_error>

#include "features/casework/contract/matter_page.h"
#include "matters/content.h"
#include "matters/sent_letter.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::enquiries {

Result<http::Upload> sealed_upload(const matters::House& house, const std::string& name, const std::string& type,
                                   ByteView content) {
  http::Upload upload;
  upload.file_name = name;
  upload.content_type = type;
  upload.path = house.platform.config.uploads() / new_id();
  upload.key = sealing::Key::random();
  auto writer = TRY(sealing::SealedFileWriter::create(upload.path, upload.key));
  TRY(writer->write(content));
  TRY(writer->finish());
  upload.size = writer->size();
  upload.sha256 = writer->sha256();
  return upload;
}

Result<std::string> keep_document(storage::Transaction& tx, matters::House& house, const matters::Opened& opened,
                                  const identity::Viewer& viewer, const http::Upload& upload) {
  TRY(matters::add_document(tx, house, opened, viewer.account_id, upload, matters::ReporterSees::no));
  return matters::documents(tx, opened).back().id;
}

Result<Bytes> letter_paper(const matters::House& house, const i18n::Translator& t, const matters::Matter& matter,
                           std::string_view letter, const matters::LetterValues& values,
                           const std::vector<std::string>& recipient) {
  const matters::Letter* found = house.content.letters.find(letter);
  if (!found) return conflict("enquiries.no_letter");
  auto all = matters::house_letter_values(house, t, matter, std::nullopt);
  for (const auto& [name, value] : values) all.insert_or_assign(name, value);
  matters::MatterMessage message;
  message.at = house.clock().now();
  message.subject = matters::fill_letter(t(found->subject), all);
  message.body = matters::fill_letter(t(found->body), all);
  return matters::letter_pdf(house, t, matter.number, message, recipient);
}

Result<Done> keep_paper(web::Context& context, matters::House& house, const std::string& name, const Bytes& pdf,
                        const AfterKeeping& then) {
  const http::Upload upload = TRY(sealed_upload(house, name, "application/pdf", pdf));
  auto done = casework::act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) -> Result<Done> {
    return then(tx, opened, TRY(keep_document(tx, house, opened, context.viewer(), upload)));
  });
  std::error_code ignored;
  if (!done.ok()) std::filesystem::remove(upload.path, ignored);
  return done;
}

}  // namespace waarborg::enquiries
