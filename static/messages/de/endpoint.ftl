secret-look-only = Mit Ihrem Link können Sie ansehen, aber nichts ändern. Das Geheimnis wird nicht angezeigt.
