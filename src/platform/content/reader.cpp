#include "platform/content/reader.h"

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"

namespace waarborg::content {

struct Node::Place {
  YAML::Node yaml;  ///< undefined when absent
  std::shared_ptr<const std::string> file;
  std::string field;
  int line = 1;
  Problems* problems = nullptr;
  bool present = false;
};

Node Node::from_text(const std::string& text, const std::string& file, Problems& problems) {
  auto place = std::make_shared<Place>();
  place->file = std::make_shared<const std::string>(file);
  place->problems = &problems;
  if (!is_clean_utf8(text)) {
    problems.add(file, 1, "", "expected.utf8");
    return Node(place);
  }
  try {
    place->yaml = YAML::Load(text);
    place->present = place->yaml.IsDefined() && !place->yaml.IsNull();
    if (!place->present) problems.add(file, 1, "", "expected.content");
  } catch (const YAML::Exception& bad) {
    problems.add(file, bad.mark.is_null() ? 1 : bad.mark.line + 1, "", "expected.yaml");
  }
  return Node(place);
}

Node Node::from_file(const std::filesystem::path& path, Problems& problems) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (in && !text.str().empty()) return from_text(text.str(), path.string(), problems);
  auto place = std::make_shared<Place>();
  place->file = std::make_shared<const std::string>(path.string());
  place->problems = &problems;
  problems.add(path.string(), 1, "", "expected.readable_file");
  return Node(place);
}

bool Node::present() const { return place_->present; }
bool Node::is_mapping() const { return present() && place_->yaml.IsMap(); }
int Node::line() const { return place_->line; }
const std::string& Node::field() const { return place_->field; }
const std::string& Node::file() const { return *place_->file; }

void Node::wrong(Expected expected) const {
  place_->problems->add(*place_->file, place_->line, place_->field, std::move(expected));
}

Node Node::child(std::string_view name) const {
  auto place = std::make_shared<Place>();
  place->file = place_->file;
  place->problems = place_->problems;
  place->field = place_->field.empty() ? std::string(name) : place_->field + "." + std::string(name);
  place->line = place_->line;
  if (is_mapping()) {
    const YAML::Node found = place_->yaml[std::string(name)];
    if (found.IsDefined() && !found.IsNull()) {
      place->yaml.reset(found);
      place->line = found.Mark().line + 1;
      place->present = true;
    }
  }
  return Node(place);
}

Node Node::find(std::string_view name) const { return child(name); }

Node Node::at(std::string_view name) const {
  Node node = child(name);
  // An absent parent was reported already.
  if (present() && !node.present()) node.wrong("expected.field");
  return node;
}

void Node::only(std::initializer_list<std::string_view> known) const {
  only(std::vector<std::string>(known.begin(), known.end()));
}

void Node::only(const std::vector<std::string>& known) const {
  if (!present()) return;
  if (!is_mapping()) return wrong("expected.fields");
  const std::set<std::string> names(known.begin(), known.end());
  std::set<std::string> seen;
  for (const auto& pair : place_->yaml) {
    const std::string name = pair.first.IsScalar() ? pair.first.Scalar() : "?";
    const std::string path = place_->field.empty() ? name : place_->field + "." + name;
    const int at_line = pair.first.Mark().line + 1;
    if (!seen.insert(name).second) place_->problems->add(*place_->file, at_line, path, "expected.once");
    if (names.contains(name)) continue;
    const std::string near = nearest(name, known);
    place_->problems->add(*place_->file, at_line, path,
                          near.empty() ? one_of(name, known) : Expected("expected.known_field", {near}));
  }
}

std::vector<std::pair<std::string, Node>> Node::fields() const {
  std::vector<std::pair<std::string, Node>> result;
  if (!present()) return result;
  if (!is_mapping()) {
    wrong("expected.fields");
    return result;
  }
  std::set<std::string> seen;
  for (const auto& pair : place_->yaml) {
    if (!pair.first.IsScalar()) {
      wrong("expected.plain_names");
      continue;
    }
    if (seen.insert(pair.first.Scalar()).second) result.emplace_back(pair.first.Scalar(), child(pair.first.Scalar()));
  }
  return result;
}

std::vector<Node> Node::items() const {
  std::vector<Node> result;
  if (!present()) return result;
  if (!place_->yaml.IsSequence()) {
    wrong("expected.list");
    return result;
  }
  std::size_t index = 0;
  for (const auto& item : place_->yaml) {
    auto place = std::make_shared<Place>(*place_);
    place->field += "[" + std::to_string(++index) + "]";
    place->yaml.reset(item);
    place->line = item.Mark().line + 1;
    place->present = !item.IsNull();
    result.push_back(Node(place));
    if (item.IsNull()) result.back().wrong("expected.item");
  }
  return result;
}

std::optional<std::string> Node::scalar() const {
  if (!present()) return std::nullopt;
  if (place_->yaml.IsScalar()) return place_->yaml.Scalar();
  wrong("expected.value");
  return std::nullopt;
}

std::string Node::text() const {
  if (!present()) return {};
  if (place_->yaml.IsScalar() && !trim(place_->yaml.Scalar()).empty()) return place_->yaml.Scalar();
  wrong("expected.text");
  return {};
}

std::string Node::key() const {
  const std::string word = text();
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool good = std::ranges::all_of(word, allowed) && (word.empty() || (word[0] >= 'a' && word[0] <= 'z'));
  if (good) return word;
  wrong("expected.key");
  return {};
}

int Node::number(int least, int most) const {
  if (!present()) return least;
  int value = 0;
  const std::string word = place_->yaml.IsScalar() ? place_->yaml.Scalar() : "";
  const auto [end, bad] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (bad == std::errc{} && end == word.data() + word.size() && value >= least && value <= most) return value;
  wrong({"expected.number", {std::to_string(least), std::to_string(most)}});
  return least;
}

bool Node::flag() const {
  if (!present()) return false;
  const std::string word = place_->yaml.IsScalar() ? place_->yaml.Scalar() : "";
  if (word == "true" || word == "false") return word == "true";
  wrong("expected.flag");
  return false;
}

Date Node::date() const {
  constexpr Date kNone{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
  if (!present()) return kNone;
  const auto date = date_from_iso(place_->yaml.IsScalar() ? place_->yaml.Scalar() : "");
  if (!date) wrong("expected.date");
  return date.value_or(kNone);
}

std::vector<std::string> Node::texts() const {
  std::vector<std::string> result;
  for (const Node& item : items()) result.push_back(item.text());
  return result;
}

std::vector<std::string> Node::keys() const {
  std::vector<std::string> result;
  for (const Node& item : items()) result.push_back(item.key());
  return result;
}

i18n::LocalText Node::local_text() const {
  static constexpr std::array<std::string_view, 4> kCodes{"nl", "en", "fr", "de"};
  i18n::LocalText result;
  only({"nl", "en", "fr", "de"});
  if (!is_mapping()) return result;
  for (std::size_t i = 0; i < kCodes.size(); ++i) result.by_language[i] = at(kCodes[i]).text();
  return result;
}

std::string Node::choice(const std::vector<std::string>& words) const {
  if (!present()) return words.front();
  const std::string word = place_->yaml.IsScalar() ? place_->yaml.Scalar() : "";
  if (std::ranges::find(words, word) != words.end()) return word;
  wrong(one_of(word, words));
  return words.front();
}

}  // namespace waarborg::content
