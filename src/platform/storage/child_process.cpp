#include "platform/storage/child_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "base/text.h"

namespace waarborg::storage {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> merged(const Environment& added) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    bool replaced = false;
    for (const auto& [name, value] : added) replaced = replaced || starts_with(*entry, name + "=");
    if (!replaced) all.emplace_back(*entry);
  }
  for (const auto& [name, value] : added) all.push_back(name + "=" + value);
  return all;
}

std::optional<int> exit_code(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  if (!WIFEXITED(status)) return std::nullopt;
  return WEXITSTATUS(status);
}

}  // namespace

std::optional<int> run_tool(const std::vector<std::string>& arguments, const Environment& environment) {
  std::vector<std::string> own_arguments = arguments;
  std::vector<std::string> own_environment = merged(environment);
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // Nothing else of this program: neither its databases nor the socket that listens.
  ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, own_arguments.front().c_str(), &files, nullptr,
                                   pointers(own_arguments).data(), pointers(own_environment).data());
  ::posix_spawn_file_actions_destroy(&files);
  if (error != 0) return std::nullopt;
  return exit_code(child);
}

}  // namespace waarborg::storage
