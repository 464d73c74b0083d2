// From a row of directory_people to a Person. Private to the directory.
#pragma once

#include "platform/directory/directory.h"

namespace waarborg::directory {

Person person_of(const identity::InstanceKeys& keys, const storage::Row& row);

}  // namespace waarborg::directory
