#include "platform/post/post.h"
int stored() { return posted(); }
