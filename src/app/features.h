// The only place that names every feature.
#pragma once

#include <vector>

#include "matters/house.h"
#include "platform/storage/migrations.h"

namespace waarborg::app {

/// Migrations of the features, in the order of src/features/CMakeLists.txt.
std::vector<storage::Migration> feature_migrations();
/// All routes and menu entries.
web::RouteTable feature_routes(matters::House& house);

/// Rooms of a matter's page. REQUIRES: called before the procedures are adopted.
void add_feature_rooms(matters::House& house);

/// What each feature removes when a matter is destroyed. REQUIRES: called before the first request.
void add_feature_destroyers(matters::House& house);

/// Kinds of jobs of the features. REQUIRES: called before the jobs start.
void add_feature_jobs(matters::House& house);

}  // namespace waarborg::app
