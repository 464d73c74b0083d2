// Any bytes are a procedure or a list of mistakes, each with file, line, field and what was expected; what is accepted
// refers to nothing that does not exist.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "matters/procedure_loader.h"
#include "platform/content/reader.h"

using namespace waarborg;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_whole(const matters::Procedure& procedure) {
  require(!procedure.key.empty() && procedure.version >= 1 && !procedure.phases.empty());
  for (const matters::Phase& phase : procedure.phases) {
    require(!phase.key.empty() && !phase.steps.empty());
    for (const matters::Step& step : phase.steps) {
      if (!step.then || step.then->what != "phase") continue;
      bool found = false;
      for (const matters::Phase& other : procedure.phases) found = found || other.key == step.then->key;
      require(found);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto parsed = matters::parse_procedure(text, "fuzz.yaml", calendar::Jurisdiction::nl);
  if (parsed.ok()) {
    require_whole(*parsed);
    return 0;
  }
  require(!parsed.errors().empty());
  for (const Error& error : parsed.errors()) {
    require(content::is_mistake(error) && error.args[3].starts_with("expected."));
    require(std::stoi(error.args[1]) >= 0);
  }
  return 0;
}
