#include <algorithm>
#include <set>

#include "base/text.h"
#include "matters/letters.h"
#include "platform/content/reader.h"

namespace waarborg::matters {
namespace {

using content::Node;

const std::vector<std::string> kAudiences{"reporter", "complainant", "person_concerned", "handler"};

/// The names between braces; a brace that is not closed or holds an unknown name is a problem.
std::set<std::string> names_in(std::string_view text, const Node& node) {
  std::set<std::string> names;
  const std::vector<std::string> known(letter_placeholders().begin(), letter_placeholders().end());
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    const std::string name(close == std::string_view::npos ? text.substr(open + 1)
                                                           : text.substr(open + 1, close - open - 1));
    if (std::ranges::find(known, name) == known.end()) {
      node.wrong({"expected.placeholders", {join(known, ", "), "{" + name.substr(0, 40) + "}"}});
    }
    names.insert(name);
  }
  return names;
}

void read_placeholders(Letter& letter, const Node& root) {
  const Node body = root.find("body");
  std::set<std::string> first;
  for (const i18n::Language language : i18n::kLanguages) {
    std::set<std::string> names = names_in(letter.body.in(language), body);
    names.merge(names_in(letter.subject.in(language), root.find("subject")));
    if (language == i18n::kLanguages.front()) first = names;
    if (names != first) body.wrong("expected.same_placeholders");
    if (!names.contains("contact")) body.wrong({"expected.in_every_language", {"{contact}"}});
  }
  letter.placeholders.assign(first.begin(), first.end());
}

Letter read_letter(const std::filesystem::path& path, content::Problems& problems) {
  const Node root = Node::from_file(path, problems);
  root.only({"audience", "title", "subject", "body", "sources"});
  Letter letter;
  letter.key = path.stem().string();
  const std::string audience = root.at("audience").choice(kAudiences);
  letter.audience = static_cast<LetterAudience>(std::ranges::find(kAudiences, audience) - kAudiences.begin());
  letter.title = root.at("title").local_text();
  letter.subject = root.at("subject").local_text();
  letter.body = root.at("body").local_text();
  letter.sources = root.at("sources").texts();
  if (root.find("body").present()) read_placeholders(letter, root);
  return letter;
}

}  // namespace

Result<Letters> load_letters(const std::filesystem::path& content) {
  content::Problems problems;
  Letters letters;
  for (const auto& path : content::yaml_files(content / "letters", problems)) {
    letters.all.push_back(read_letter(path, problems));
  }
  return content::finish(std::move(letters), problems);
}

}  // namespace waarborg::matters
