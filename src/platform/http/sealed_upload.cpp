#include "platform/http/sealed_upload.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

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

Result<Done> unseal_upload(const Upload& upload, const std::filesystem::path& target) {
  const Error unavailable{ErrorKind::unavailable, "error.storage_unavailable"};
  auto reader = TRY(sealing::SealedFileReader::open(upload.path, upload.key));
  std::ofstream out(target, std::ios::binary);
  while (true) {
    const Bytes chunk = TRY(reader->next());
    if (chunk.empty()) break;
    out.write(reinterpret_cast<const char*>(chunk.data()), static_cast<std::streamsize>(chunk.size()));
    if (!out) return unavailable;
  }
  out.close();
  if (!out) return unavailable;
  return Done{};
}

std::string plain_file_name(const std::string& given) {
  std::string name = std::filesystem::path(given).filename().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; },
      '_');
  return name.empty() || name.front() == '.' ? "_" + name : name;
}

void remove_forgotten(const std::filesystem::path& folder, std::string_view beginning, std::chrono::hours after) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const auto limit = fs::file_time_type::clock::now() - after;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().filename().string().starts_with(beginning) && entry.last_write_time(ignored) < limit)
      old.push_back(entry.path());
  for (const auto& one : old) fs::remove_all(one, ignored);
}

}  // namespace waarborg::http
