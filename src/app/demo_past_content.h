// The invented past from content/demo/past.yaml: more of the force, the stories, and how each enquiry went.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "app/demo_content.h"

namespace waarborg::app {

/// What was reported, and what an enquiry into it brings.
struct PastStory {
  std::string theme, role, subject, text;
  std::vector<std::string> questions, found, unfounded;  ///< facts on each question, when it was so and when it was not
  std::string said, item, lesson;
};
struct PastComplaint {
  std::string category, subject, text, what, job, findings, outcome;
  bool footage = false;
};

/// How one enquiry went, or several alike.
struct Course {
  std::string procedure;
  std::string outcome;   ///< key of the procedure's outcomes; empty while it stays before its decision
  std::string measure;   ///< that follows, when the outcome names a group of them
  std::string category;  ///< of staff; empty: the usual one
  std::map<std::string, std::string> values;
  std::vector<std::string> with;  ///< what happened on the way: extended, sent_back, late, criminal, consult ...
  std::string stays;              ///< the phase it is in now; empty: it went on to its end
  int ago = 0;                    ///< days since it was reported; 0: somewhere in the years
  int count = 1;
  std::shared_ptr<const Course> then;  ///< of the enquiry that its outcome opens
  [[nodiscard]] bool has(std::string_view what) const;
};

struct PastContent {
  std::vector<DemoUnit> units;
  std::vector<DemoPerson> accounts, people;
  std::map<std::string, std::string> words;
  std::vector<PastStory> stories;
  std::vector<PastComplaint> complaints;
  std::vector<Course> courses;  ///< of the jurisdiction asked for
  /// REQUIRES: the content has it.
  [[nodiscard]] const std::string& word(const std::string& key) const { return words.at(key); }
};
/// All errors at once; field is "file:line".
Result<PastContent> load_past_content(const std::filesystem::path& file, const std::string& jurisdiction);

}  // namespace waarborg::app
