#include "platform/web/download.h"

#include "platform/http/urlencoded.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::web {

namespace {

std::string type_of(std::string_view file_name) {
  for (const auto& [ending, type] :
       {std::pair{".csv", "text/csv; charset=utf-8; header=present"},
        std::pair{".ods", "application/vnd.oasis.opendocument.spreadsheet"}, std::pair{".pdf", "application/pdf"},
        std::pair{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}})
    if (file_name.ends_with(ending)) return type;
  return "application/octet-stream";
}

}  // namespace

std::string attachment(std::string_view file_name) {
  std::string plain;
  for (const char c : file_name) {
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == '_' || c == ' ';
    plain += safe ? c : '_';
  }
  if (plain.empty()) plain = "document";
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" +
         http::percent_encode(file_name.empty() ? "document" : file_name);
}

http::Response download(std::string content, std::string_view file_name) {
  http::Response response;
  response.content_type = type_of(file_name);
  response.set_header("Content-Disposition", attachment(file_name));
  response.body = std::move(content);
  return response;
}

Result<http::Response> download_sealed(const std::filesystem::path& file, const sealing::Key& key,
                                       std::string_view file_name, std::optional<std::uint64_t> size) {
  const std::shared_ptr<sealing::SealedFileReader> reader = TRY(sealing::SealedFileReader::open(file, key));
  http::Response response;
  response.content_type = "application/octet-stream";
  response.set_header("Content-Disposition", attachment(file_name));
  response.stream = [reader] { return reader->next(); };
  response.stream_size = size;
  return response;
}

}  // namespace waarborg::web
