"""A bounded load of the test conversations: on one address, on several servers, and on paper."""
