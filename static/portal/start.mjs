// The page's own program: the portal, from its start.
import start from "portal";

start();
