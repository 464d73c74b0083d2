#include "platform/i18n/texts.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

namespace waarborg::i18n {

namespace {

std::string place(const std::filesystem::path& file, const YAML::Mark& mark) {
  return file.filename().string() + ":" + std::to_string(mark.line + 1);
}

/// The numbers in {..}, and 10 more for those of {..*}; nothing when a brace holds something else.
std::optional<std::set<int>> placeholders(std::string_view text) {
  std::set<int> out;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const bool told = at + 3 < text.size() && text[at + 2] == '*' && text[at + 3] == '}';
    const bool closed = told || (at + 2 < text.size() && text[at + 2] == '}');
    if (!closed || text[at + 1] < '0' || text[at + 1] > '9') return std::nullopt;
    out.insert(text[at + 1] - '0' + (told ? 10 : 0));
  }
  return out;
}

/// Reads one file; collects everything that is wrong with it.
class FileReader {
 public:
  FileReader(std::filesystem::path file, std::map<std::string, LocalText, std::less<>>& texts, Errors& errors)
      : file_(std::move(file)), texts_(texts), errors_(errors) {}

  void read() {
    try {
      const auto root = YAML::LoadFile(file_.string());
      if (root.IsNull()) return;
      if (!root.IsMap()) return fail("error.text_not_a_map", root.Mark(), file_.stem().string());
      for (const auto& entry : root) read_entry(entry.first, entry.second);
    } catch (const YAML::Exception& failure) {
      fail("error.text_not_yaml", failure.mark, failure.msg);
    }
  }

 private:
  void fail(std::string code, const YAML::Mark& mark, std::string key, std::string detail = {}) {
    errors_.push_back(invalid(std::move(code), place(file_, mark), {std::move(key), std::move(detail)}));
  }

  void read_entry(const YAML::Node& name, const YAML::Node& node) {
    const auto key = file_.stem().string() + "." + name.Scalar();
    if (!node.IsMap()) return fail("error.text_not_a_map", name.Mark(), key);
    if (texts_.contains(key)) return fail("error.text_duplicate", name.Mark(), key);
    LocalText text;
    for (const auto& entry : node) read_language(key, entry.first, entry.second, text);
    check(key, name.Mark(), text);
    texts_.emplace(key, std::move(text));
  }

  void read_language(const std::string& key, const YAML::Node& code, const YAML::Node& node, LocalText& text) {
    const auto language = language_from(code.Scalar());
    if (!language) return fail("error.text_language_unknown", code.Mark(), key, code.Scalar());
    auto& slot = text.by_language[static_cast<std::size_t>(*language)];
    if (!slot.empty()) return fail("error.text_duplicate", code.Mark(), key, code.Scalar());
    if (node.IsScalar()) slot = node.Scalar();
  }

  void check(const std::string& key, const YAML::Mark& mark, const LocalText& text) {
    const auto expected = placeholders(text.in(Language::nl));
    for (const auto language : kLanguages) {
      const auto& sentence = text.in(language);
      const auto code = std::string(code_of(language));
      if (sentence.empty()) {
        fail("error.text_language_missing", mark, key, code);
      } else if (const auto found = placeholders(sentence); !found || (expected && found != expected)) {
        fail("error.text_placeholders", mark, key, code);
      }
    }
  }

  std::filesystem::path file_;
  std::map<std::string, LocalText, std::less<>>& texts_;
  Errors& errors_;
};

}  // namespace

Result<Texts> Texts::load(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  if (failure || files.empty()) return invalid("error.text_folder", folder.string(), {folder.string()});
  std::sort(files.begin(), files.end());
  Texts out;
  Errors errors;
  for (const auto& file : files) FileReader(file, out.texts_, errors).read();
  if (!errors.empty()) return errors;
  return out;
}

const LocalText* Texts::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

std::vector<std::string> Texts::keys() const {
  std::vector<std::string> out;
  for (const auto& [key, text] : texts_) out.push_back(key);
  return out;
}

}  // namespace waarborg::i18n
