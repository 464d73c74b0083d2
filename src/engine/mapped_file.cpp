#include "engine/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waarborg::engine {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const Error unreadable{ErrorKind::unavailable, "engine.file_unreadable", {}, {path.filename().string()}};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable;
  struct stat about {};
  MappedFile mapped;
  bool good = fstat(file, &about) == 0 && S_ISREG(about.st_mode);
  if (good && about.st_size > 0) {
    void* at = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    good = at != MAP_FAILED;
    if (good) mapped.bytes_ = {static_cast<const std::uint8_t*>(at), static_cast<std::size_t>(about.st_size)};
  }
  ::close(file);
  if (!good) return unreadable;
  return mapped;
}

void MappedFile::release() const {
  if (!bytes_.empty()) madvise(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

}  // namespace waarborg::engine
