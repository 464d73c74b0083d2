#include "features/complaints/import_staging.h"

#include <algorithm>
#include <fstream>

#include "platform/http/sealed_upload.h"

namespace waarborg::complaints {

namespace fs = std::filesystem;

namespace {

constexpr const char* kMappingFile = "mapping.yaml";

Error unavailable() { return {ErrorKind::unavailable, "error.storage_unavailable"}; }

}  // namespace

Result<Done> Staging::fill(const std::vector<http::Upload>& files, const std::string& mapping) const {
  std::error_code problem;
  fs::create_directories(folder_, problem);
  fs::permissions(folder_, fs::perms::owner_all, problem);
  if (problem) return unavailable();
  // A folder for each: two files may carry one name, and prepare() says so better than the file system.
  int number = 0;
  for (const auto& file : files) {
    const fs::path place = folder_ / std::to_string(number++);
    fs::create_directory(place, problem);
    if (problem) return unavailable();
    TRY(http::unseal_upload(file, place / http::plain_file_name(file.file_name)));
  }
  std::ofstream out(folder_ / kMappingFile, std::ios::binary);
  out << mapping;
  out.close();
  if (!out) return unavailable();
  return Done{};
}

Result<std::unique_ptr<ImportRun>> Staging::prepare(const ImportOptions& options,
                                                    const std::string& mapping_name) const {
  std::ifstream in(folder_ / kMappingFile, std::ios::binary);
  if (!in) return not_found("complaints_register.files_gone");
  auto mapping = TRY(parse_mapping(std::string((std::istreambuf_iterator<char>(in)), {}), mapping_name));
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& place : fs::recursive_directory_iterator(folder_, problem))
    if (place.is_regular_file(problem) && place.path().parent_path() != folder_) files.push_back(place.path());
  std::sort(files.begin(), files.end());
  return ImportRun::prepare(std::move(mapping), files, options);
}

void Staging::remove() const {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

bool Staging::is_there() const {
  std::error_code ignored;
  return fs::exists(folder_ / kMappingFile, ignored);
}

void remove_forgotten_stagings(const fs::path& uploads) { http::remove_forgotten(uploads, "import-"); }

std::vector<std::pair<std::string, fs::path>> known_mappings(const fs::path& folder) {
  std::vector<std::pair<std::string, fs::path>> out;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".yaml") out.emplace_back(entry.path().stem().string(), entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::pair<std::string, std::string>> titled_mappings(const i18n::Translator& t, const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& [name, path] : known_mappings(folder)) {
    const auto mapping = load_mapping(path);
    out.emplace_back(name, mapping.ok() ? t((*mapping)->title) : name);
  }
  return out;
}

}  // namespace waarborg::complaints
