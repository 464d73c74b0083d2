// Events, tasks and people in words, from codes and ids. Pure, but for the names, which the caller looks up.
#pragma once

#include <functional>
#include <string>

#include "matters/tasks.h"
#include "matters/timeline.h"

namespace waarborg::matters {

/// Answers the name behind an account id; empty when there is none.
using NameOf = std::function<std::string(const std::string& account_id)>;

/// Whose name stands beside an event or message: a person's, "the reporter", or the house itself.
std::string actor_name(const i18n::Translator& t, const std::string& actor, const NameOf& name_of);

/// The sentence of a timeline line: "Step done: Confirm receipt". `name_of` may answer nothing (reporter pages).
std::string event_sentence(const i18n::Translator& t, const Procedure& procedure, const TimelineLine& line,
                           const NameOf& name_of);

/// What awaits somebody: the step's title, or the sentence of the kind. A suffix of the kind says which clock or day it
/// was made for and is not shown.
std::string task_sentence(const i18n::Translator& t, const TaskRow& task);

/// "handler" in words; a role that has none stands as it is.
std::string role_name(const i18n::Translator& t, const std::string& role);

/// Whether a desk can have this code.
bool is_desk_code(std::string_view code);
/// The name of a desk, from its code.
std::string desk_name(const i18n::Translator& t, const std::string& code);

}  // namespace waarborg::matters
