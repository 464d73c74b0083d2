#include "features/atypical/staged_source.h"

#include <fstream>
#include <vector>

#include "features/monitor/contract/sources.h"
#include "platform/http/sealed_upload.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::atypical {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "look-ups-";

Error unavailable() { return {ErrorKind::unavailable, "error.storage_unavailable"}; }

Result<Done> seal_upload(const http::Upload& upload, const fs::path& target, const sealing::Key& key) {
  auto reader = TRY(sealing::SealedFileReader::open(upload.path, upload.key));
  auto writer = TRY(sealing::SealedFileWriter::create(target, key));
  for (Bytes chunk = TRY(reader->next()); !chunk.empty(); chunk = TRY(reader->next())) TRY(writer->write(chunk));
  return writer->finish();
}

Result<Done> seal_file(const fs::path& file, const fs::path& target, const sealing::Key& key) {
  auto writer = TRY(sealing::SealedFileWriter::create(target, key));
  std::ifstream in(file, std::ios::binary);
  std::vector<char> buffer(sealing::kSealedChunk);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
    TRY(writer->write(as_bytes(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())))));
  if (!in.eof()) return unavailable();
  return writer->finish();
}

}  // namespace

StagedSource::StagedSource(const matters::House& house, const std::string& id)
    : folder_(house.platform.config.uploads() / (kFolder + id)),
      key_(sealing::subkey(house.keys().directory, kFolder + id)) {}

Result<Done> StagedSource::fill(const http::Upload& upload, const std::string& mapping_text) const {
  std::error_code problem;
  fs::create_directories(folder_, problem);
  fs::permissions(folder_, fs::perms::owner_all, problem);
  if (problem) return unavailable();
  std::ofstream out(mapping(), std::ios::binary);
  out << mapping_text;
  out.close();
  if (!out) return unavailable();
  if (const auto table = monitor::table_of_mapping(mapping()); !table.ok()) {
    Errors errors = table.errors();
    for (auto& error : errors) error.field = "mapping_text";
    return errors;
  }
  return seal_upload(upload, log(), key_);
}

Result<fs::path> StagedSource::open(const std::string& name) const {
  std::error_code problem;
  fs::remove_all(folder_ / "open", problem);  // of a process that was killed
  fs::create_directories(folder_ / "open" / "log", problem);
  if (problem) return unavailable();
  http::Upload sealed;
  sealed.path = log();
  sealed.key = key_;
  const fs::path opened = folder_ / "open" / "log" / http::plain_file_name(name);
  TRY(http::unseal_upload(sealed, opened));
  return opened;
}

Result<Done> StagedSource::close() const {
  std::error_code ignored;
  const bool any_refused = fs::is_regular_file(open_errors(), ignored);
  fs::remove(errors(), ignored);
  const auto sealed = any_refused ? seal_file(open_errors(), errors(), key_) : Result<Done>(Done{});
  fs::remove_all(folder_ / "open", ignored);
  return sealed;
}

bool StagedSource::has_log() const {
  std::error_code ignored;
  return fs::is_regular_file(log(), ignored);
}

bool StagedSource::has_errors() const {
  std::error_code ignored;
  return fs::is_regular_file(errors(), ignored);
}

void StagedSource::remove() const {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void StagedSource::remove_log() const {
  if (!has_errors()) return remove();
  std::error_code ignored;
  fs::remove(log(), ignored);
}

void remove_forgotten_sources(const fs::path& uploads) { http::remove_forgotten(uploads, kFolder); }

}  // namespace waarborg::atypical
