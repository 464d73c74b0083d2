#include "engine/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace waarborg::engine {

namespace {

constexpr const char* kUnfinished = ".unfinished";

/// Closes when it goes out of scope, whatever happened.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int file, std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return true;
}

}  // namespace

bool write_durably_at(const std::filesystem::path& path, std::uint64_t offset, std::string_view bytes) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (file.number() < 0 || ::ftruncate(file.number(), static_cast<off_t>(offset)) != 0) return false;
  return write_all(file.number(), offset, bytes) && ::fsync(file.number()) == 0 && sync_folder(path.parent_path());
}

bool write_durably(const std::filesystem::path& path, std::string_view bytes) {
  return write_durably_at(path, 0, bytes);
}

bool replace_durably(const std::filesystem::path& path, std::string_view bytes) {
  Replacement made(path);
  return made.write(bytes) && made.finish();
}

Replacement::Replacement(std::filesystem::path path) : path_(std::move(path)), beside_(path_) {
  beside_ += kUnfinished;
  file_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

Replacement::~Replacement() {
  std::error_code ignored;
  if (file_ >= 0) ::close(file_);
  if (!renamed_) std::filesystem::remove(beside_, ignored);
}

bool Replacement::write(std::string_view bytes) {
  const bool written = file_ >= 0 && write_all(file_, bytes_, bytes);
  bytes_ += bytes.size();
  return written;
}

bool Replacement::finish() {
  std::error_code error;
  if (file_ < 0 || ::fsync(file_) != 0) return false;
  std::filesystem::rename(beside_, path_, error);
  renamed_ = !error;
  return renamed_ && sync_folder(path_.parent_path());
}

bool clear_unfinished(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == kUnfinished) std::filesystem::remove(entry->path(), error);
  }
  return !error;
}

bool sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.number() >= 0 && ::fsync(opened.number()) == 0;
}

}  // namespace waarborg::engine
