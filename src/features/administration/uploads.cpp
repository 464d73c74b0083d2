#include "features/administration/uploads.h"

#include "platform/sealing/sealed_file.h"

namespace waarborg::administration {

const http::Upload* upload_of(const http::Request& request, std::string_view field) {
  for (const auto& upload : request.uploads)
    if (upload.field == field && !upload.file_name.empty()) return &upload;
  return nullptr;
}

Result<std::string> read_upload(const http::Upload& upload, std::uint64_t bytes_max,
                                const std::string& bytes_max_text) {
  const Error too_large{ErrorKind::too_large, "error.file_too_large", upload.field, {bytes_max_text}};
  if (upload.size > bytes_max) return too_large;
  auto reader = TRY(sealing::SealedFileReader::open(upload.path, upload.key));
  std::string text;
  while (true) {
    const Bytes piece = TRY(reader->next());
    if (piece.empty()) return text;
    text += as_text_view(piece);
    if (text.size() > bytes_max) return too_large;
  }
}

}  // namespace waarborg::administration
