// Reading content files (YAML) with every mistake reported at once. A loader asks a Node for what it expects; what
// is absent or of the wrong kind is noted in Problems and read as an empty value, so that reading goes on.
//
// An error has code "content.bad_field" and args {file, line, field, key of what was expected, what fills that}, or
// "content.bad_file", with an empty field, where the whole file is meant; its `field` is "file:line". A page or a
// command tells it by Translator, in the reader's language.
// REQUIRES: a Node does not outlive the Problems it was opened with. Not thread-safe.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "platform/i18n/texts.h"

namespace waarborg::content {

/// What should have stood somewhere: a text of content/texts/expected.yaml, and what fills it.
struct Expected {
  Expected(std::string text_key, std::vector<std::string> text_args = {})
      : key(std::move(text_key)), args(std::move(text_args)) {}
  Expected(const char* text_key) : key(text_key) {}
  std::string key;
  std::vector<std::string> args;
};
/// One of these words, naming the nearest to `word`.
Expected one_of(std::string_view word, const std::vector<std::string>& words);

/// The error of one mistake.
Error mistake(std::string file, int line, std::string field, Expected expected);
/// Whether an error is such a mistake.
bool is_mistake(const Error& error);
/// "a whole number from 1 to 9". REQUIRES: is_mistake(error).
std::string expected_in(const i18n::Translator& t, const Error& error);

/// The mistakes found so far.
class Problems {
 public:
  void add(std::string file, int line, std::string field, Expected expected);
  [[nodiscard]] bool none() const { return errors_.empty(); }
  /// In the order of file and line.
  [[nodiscard]] Errors take();

 private:
  Errors errors_;
};

/// `value` when there were no problems, else all of them.
template <class T>
Result<T> finish(T value, Problems& problems) {
  if (problems.none()) return value;
  return problems.take();
}

/// One place in a YAML file. Cheap to copy.
class Node {
 public:
  /// A file that cannot be read or is not YAML is a problem, and the node is absent.
  static Node from_file(const std::filesystem::path& path, Problems& problems);
  static Node from_text(const std::string& text, const std::string& file, Problems& problems);

  [[nodiscard]] bool present() const;
  [[nodiscard]] bool is_mapping() const;
  [[nodiscard]] int line() const;                  ///< from 1
  [[nodiscard]] const std::string& field() const;  ///< "phases[2].title"
  [[nodiscard]] const std::string& file() const;
  /// Notes that something else was expected here.
  void wrong(Expected expected) const;

  /// Refuses a node that is no mapping, fields other than these (naming the nearest of them), and a field twice.
  void only(std::initializer_list<std::string_view> known) const;
  void only(const std::vector<std::string>& known) const;
  /// A field that must be there.
  [[nodiscard]] Node at(std::string_view name) const;
  /// A field that may be there.
  [[nodiscard]] Node find(std::string_view name) const;
  /// The fields of a mapping in the order of the file.
  [[nodiscard]] std::vector<std::pair<std::string, Node>> fields() const;
  /// The items of a list; an absent node has none.
  [[nodiscard]] std::vector<Node> items() const;

  /// A single value as it was written, which may be empty; nothing (and a problem) for a list or a mapping.
  [[nodiscard]] std::optional<std::string> scalar() const;
  /// Text that is not empty.
  [[nodiscard]] std::string text() const;
  /// A key: lower-case letters, digits and underscores, beginning with a letter.
  [[nodiscard]] std::string key() const;
  [[nodiscard]] int number(int least, int most) const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] Date date() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::vector<std::string> keys() const;
  /// A text in four languages, none of them empty.
  [[nodiscard]] i18n::LocalText local_text() const;
  /// One of these words; the first when it is not.
  [[nodiscard]] std::string choice(const std::vector<std::string>& words) const;

 private:
  struct Place;
  explicit Node(std::shared_ptr<const Place> place) : place_(std::move(place)) {}
  [[nodiscard]] Node child(std::string_view name) const;
  std::shared_ptr<const Place> place_;
};

/// The keys of a list of things, noting each one that comes twice.
class KeySet {
 public:
  /// False, and a problem at `node`, when the key was there already.
  bool add(const std::string& key, const Node& node);
  [[nodiscard]] bool has(std::string_view key) const;
  /// Notes at `node` that `key` is none of these (naming the nearest); `what` is the text key of what they are. Says
  /// whether it is one.
  bool require(std::string_view key, const Node& node, std::string what) const;

 private:
  std::vector<std::string> keys_;
};

/// The word of `known` with the fewest letters to change; "" when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);
/// Errors as lines for a terminal: "file:line: field: expected ...".
std::string to_lines(const i18n::Translator& t, const Errors& errors);
/// The *.yaml of a folder by name; a folder that cannot be read is a problem.
std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder, Problems& problems);

}  // namespace waarborg::content
