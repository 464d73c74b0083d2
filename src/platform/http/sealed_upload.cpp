#include "platform/http/sealed_upload.h"

#include "base/bytes.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::http {

Result<Upload> sealed_upload(const std::filesystem::path& uploads, const std::string& file_name,
                             const std::string& content_type, const std::string& content) {
  Upload upload;
  upload.file_name = file_name;
  upload.content_type = content_type;
  upload.path = uploads / new_id();
  upload.key = sealing::Key::random();
  auto writer = TRY(sealing::SealedFileWriter::create(upload.path, upload.key));
  TRY(writer->write(as_bytes(content)));
  TRY(writer->finish());
  upload.size = writer->size();
  upload.sha256 = writer->sha256();
  return upload;
}

}  // namespace waarborg::http
