#include "matters/matter.h"
#include "platform/store/store.h"
int matter() { return stored(); }
