#include "platform/config/config.h"

#include <unistd.h>

#include <algorithm>

#include "base/text.h"
#include "platform/config/content_folder.h"
#include "platform/config/fields.h"
#include "platform/content/reader.h"

namespace waarborg::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "WAARBORG_";

std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const Field& field : fields()) result.emplace_back(field.name);
  return result;
}

std::string variable_of(std::string_view name) {
  std::string variable(kPrefix);
  for (const char c : name) variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return variable;
}

/// Reads one configuration and remembers where each value came from.
class Loader {
 public:
  explicit Loader(const fs::path& data) {
    config_.data = fs::absolute(data).lexically_normal();
    file_ = config_.data / "waarborg.yaml";
  }

  Result<Config> load(const std::map<std::string, std::string>& environment) {
    std::error_code ignored;
    if (fs::exists(file_, ignored)) read_file();
    read_environment(environment);
    find_content();
    check_whole();
    return content::finish(config_, problems_);
  }

 private:
  struct Origin {
    std::string file;
    int line = 0;
    std::string field;
  };

  void read_file() {
    const content::Node root = content::Node::from_file(file_, problems_);
    root.only(names());
    if (!root.is_mapping()) return;
    for (const Field& field : fields()) {
      const content::Node node = root.find(field.name);
      const auto word = node.scalar();
      if (!word) continue;
      set(field, *word, {file_.string(), node.line(), std::string(field.name)});
      if (field.name == "content") config_.content = config_.data / config_.content;
    }
  }

  void read_environment(const std::map<std::string, std::string>& environment) {
    std::vector<std::string> variables;
    for (const Field& field : fields()) {
      variables.push_back(variable_of(field.name));
      const auto found = environment.find(variables.back());
      if (found == environment.end()) continue;
      set(field, found->second, {"environment", 0, variables.back()});
      if (field.name == "content") config_.content = fs::absolute(config_.content);
    }
    for (const auto& [name, value] : environment) check_variable(name, variables);
  }

  /// Other programs may have variables of this prefix too, so only what looks like a slip is a mistake.
  void check_variable(const std::string& name, const std::vector<std::string>& variables) {
    if (!starts_with(name, kPrefix) || std::ranges::find(variables, name) != variables.end()) return;
    const std::string own = name.substr(kPrefix.size());
    for (const std::string& variable : variables) {
      const std::string known = variable.substr(kPrefix.size());
      const bool slip =
          own.size() > 5 && own.size() + 1 >= known.size() && known.size() + 1 >= own.size() && is_near(own, known);
      if (slip) problems_.add("environment", 0, name, {"expected.known_variable", {variable}});
    }
  }

  /// Differs by at most two places of the same length, or by one letter more or less.
  static bool is_near(const std::string& a, const std::string& b) {
    const auto [at_a, at_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto [end_a, end_b] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return a.end() - at_a - (end_a - a.rbegin()) <= 2 && b.end() - at_b - (end_b - b.rbegin()) <= 2;
  }

  void set(const Field& field, const std::string& word, Origin origin) {
    if (!field.set(config_, word)) problems_.add(origin.file, origin.line, origin.field, field.expected);
    origins_[std::string(field.name)] = std::move(origin);
  }

  void wrong(const std::string& name, content::Expected expected) {
    const auto found = origins_.find(name);
    if (found == origins_.end()) return problems_.add(file_.string(), 0, name, std::move(expected));
    problems_.add(found->second.file, found->second.line, found->second.field, std::move(expected));
  }

  void find_content() {
    std::error_code ignored;
    if (!config_.content.empty()) {
      config_.content = config_.content.lexically_normal();
      if (!fs::is_directory(config_.content / "texts", ignored)) wrong("content", "expected.content_folder");
      return;
    }
    config_.content = content_folder();
    if (config_.content.empty()) wrong("content", "expected.content_nowhere");
  }

  void check_whole() {
    const bool local = is_loopback(config_.http_address) &&
                       (config_.public_origin.empty() || is_loopback(host_of(config_.public_origin)));
    if (config_.demo && !local) {
      wrong("demo", "expected.demo_local");
    }
    if (config_.mail == "smtp" && config_.smtp_host.empty()) wrong("smtp_host", "expected.smtp_host");
    if (config_.mail == "smtp" && config_.mail_from.empty()) wrong("mail_from", "expected.mail_from");
    if (config_.session_idle_minutes > 60 * config_.session_hours_max) {
      wrong("session_idle_minutes", "expected.session_idle");
    }
  }

  Config config_;
  fs::path file_;
  content::Problems problems_;
  std::map<std::string, Origin> origins_;
};

}  // namespace

fs::path content_folder() {
  std::error_code ignored;
  std::vector<fs::path> places{fs::current_path(ignored)};
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
  for (fs::path at = program.parent_path(); at.has_relative_path(); at = at.parent_path()) places.push_back(at);
  places.emplace_back("/usr/share/waarborg");
  for (const fs::path& place : places)
    if (fs::is_directory(place / "content" / "texts", ignored)) return place / "content";
  return {};
}

Result<Config> load(const fs::path& data, const std::map<std::string, std::string>& environment) {
  return Loader(data).load(environment);
}

Result<Config> load(const fs::path& data) {
  std::map<std::string, std::string> environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos) environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return load(data, environment);
}

}  // namespace waarborg::config
