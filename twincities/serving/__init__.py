"""What every server of the project takes from the network, whatever it serves; free of Rasa."""
