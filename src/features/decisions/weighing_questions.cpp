#include "features/decisions/weighing_questions.h"

#include "features/decisions/terms.h"
#include "platform/content/reader.h"

namespace waarborg::decisions {

namespace {

using content::Node;

Questions read(const Node& root) {
  root.only({"version", "questions"});
  Questions out;
  out.version = root.at("version").text();
  content::KeySet keys;
  for (const Node& node : root.at("questions").items()) {
    node.only({"key", "title", "help", "sources"});
    out.all.push_back({node.at("key").key(), node.at("title").local_text(), node.at("help").local_text(),
                       node.at("sources").texts()});
    keys.add(out.all.back().key, node);
  }
  if (out.all.empty()) root.wrong("expected.some_question");
  return out;
}

}  // namespace

Result<Questions> load_questions(const std::filesystem::path& content) {
  content::Problems problems;
  auto out = read(Node::from_file(content / "weighing.yaml", problems));
  return content::finish(std::move(out), problems);
}

Result<Questions> parse_questions(const std::string& text, const std::string& file) {
  content::Problems problems;
  auto out = read(Node::from_text(text, file, problems));
  return content::finish(std::move(out), problems);
}

Result<SharedTerms> load_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction) {
  auto sanctions = load_sanctions(content, jurisdiction);
  auto questions = load_questions(content);
  Errors errors;
  if (!sanctions.ok()) errors = sanctions.errors();
  if (!questions.ok()) errors.insert(errors.end(), questions.errors().begin(), questions.errors().end());
  if (!errors.empty()) return errors;
  return std::make_shared<const Terms>(Terms{std::move(*sanctions), std::move(*questions)});
}

}  // namespace waarborg::decisions
