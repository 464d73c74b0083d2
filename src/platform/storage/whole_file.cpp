#include "platform/storage/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/bytes.h"

namespace waarborg::storage {
namespace {

bool sync(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  return synced;
}

}  // namespace

WholeFile::WholeFile(std::filesystem::path path)
    : path_(std::filesystem::absolute(path)), partial_(path_.string() + "." + new_id() + ".partial") {
  const int file = ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

WholeFile::~WholeFile() {
  std::error_code ignored;
  std::filesystem::remove(partial_, ignored);
}

bool WholeFile::put_in_place() {
  if (!sync(partial_, O_RDWR)) return false;
  std::error_code error;
  // A hard link, unlike a rename, never replaces a file that came into being meanwhile.
  std::filesystem::create_hard_link(partial_, path_, error);
  if (error) return false;
  std::filesystem::remove(partial_, error);
  return sync(path_.parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace waarborg::storage
