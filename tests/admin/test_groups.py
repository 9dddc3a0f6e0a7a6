"""The groups have their permissions after the first migrate of a new database, which is what tests run on."""


def test_groups_hold_their_permissions(editor, focal_point_laos, administrator):
    assert editor.has_perm("zones.review_zone")
    assert focal_point_laos.has_perm("zones.change_zone")
    assert not focal_point_laos.has_perm("zones.review_zone")
    assert administrator.has_perm("zones.change_focalpoint")
    assert not editor.has_perm("zones.view_focalpoint")
