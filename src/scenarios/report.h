// What the bench measured, for people (Markdown) and for programs (JSON).
#pragma once

#include <string>

#include "scenarios/bench.h"

namespace waarborg::scenarios {

/// "S1 former partner".
std::string title_of(Scenario scenario);
const char* name_of(Level level);

std::string markdown_of(const BenchResult& result);
std::string json_of(const BenchResult& result);

}  // namespace waarborg::scenarios
