"""Understanding messages: names from the partnership table, masks, sentence features, several questions."""
