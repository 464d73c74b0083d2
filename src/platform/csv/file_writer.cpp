#include "platform/csv/file_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace waarborg::csv {

FileWriter::FileWriter(std::filesystem::path path) : path_(std::move(path)), beside_(path_.string() + ".part") {
  const int descriptor = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  file_ = descriptor < 0 ? nullptr : ::fdopen(descriptor, "wb");
  good_ = file_ != nullptr;
}

FileWriter::~FileWriter() {
  if (file_ == nullptr) return;
  std::fclose(file_);
  std::error_code ignored;
  std::filesystem::remove(beside_, ignored);
}

void FileWriter::write(std::string_view text) {
  good_ = good_ && std::fwrite(text.data(), 1, text.size(), file_) == text.size();
}

Result<Done> FileWriter::finish() {
  if (file_ != nullptr) {
    good_ = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0 && good_;
    good_ = std::fclose(file_) == 0 && good_;
    file_ = nullptr;
  }
  std::error_code problem;
  if (good_) std::filesystem::rename(beside_, path_, problem);
  if (good_ && !problem) return Done{};
  std::filesystem::remove(beside_, problem);
  const std::string name = path_.filename().string();
  return Error{ErrorKind::unavailable, "csv.file_unwritable", name, {name}};
}

}  // namespace waarborg::csv
